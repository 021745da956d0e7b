import { eq, type SQL } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { isDormant, lastSignedInAt } from '../accounts/dormant.ts';
import { findOfficer } from '../find.ts';

/** Why an account lets nobody in today, whatever they prove. Only whoever proved something may be told. */
export type Shut = 'closed' | 'dormant' | 'no_role';

const use = { addedAt: officer.addedAt, awokenAt: officer.awokenAt };

/** Whether an account lets its owner in today, whichever way they come. */
export async function gateOf(db: Db, id: OfficerId, now: Temporal.Instant): Promise<Outcome<Officer, Shut>> {
  const known = await findOfficer(db, id, now);
  if (!known) return refused('closed');
  const [row] = await db
    .select({ ...use, lastSignedInAt: lastSignedInAt as SQL<Temporal.Instant | null> })
    .from(officer)
    .where(eq(officer.id, id));
  if (!row || isDormant(row, now)) return refused('dormant');
  return known.grants.length > 0 ? done(known) : refused('no_role');
}

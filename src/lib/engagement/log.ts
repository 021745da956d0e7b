import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { draft } from '#db/schema/drafts.ts';
import { engagement, type EngagementId } from '#db/schema/engagements.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import type { EngagementGiven } from './given.ts';
import { settlePlan } from './plans/settle.ts';
import { writeBeside } from './write-beside.ts';

/** `isNew` is false where the same form had arrived before: then nothing was written. */
export type Logged = { id: EngagementId; isNew: boolean };
export type LogRefusal = 'not happened yet' | 'sent by somebody else';

const fields = ['summary', 'opinion', 'asked_of_us', 'contact_id'];

/** Records that we were in touch. A form sent twice is one engagement, and takes its draft away. */
export function logEngagement(
  db: Db,
  officer: Officer,
  { formToken, ...given }: EngagementGiven & { formToken: string },
  now: Temporal.Instant,
): Promise<Outcome<Logged, LogRefusal>> {
  return db.transaction(async (tx) => {
    if (Temporal.Instant.compare(given.details.happenedAt, now) > 0) return refused('not happened yet');
    const [added] = await tx
      .insert(engagement)
      .values({ ...given.details, formToken, officerId: officer.id, recordedAt: now })
      .onConflictDoNothing({ target: engagement.formToken })
      .returning({ id: engagement.id });
    if (!added) return sentBefore(tx, officer, formToken);
    await writeBeside(tx, officer, added.id, given);
    await settlePlan(tx, { formToken, institutionId: given.details.institutionId }, added.id);
    const own = and(eq(draft.officerId, officer.id), eq(draft.formToken, formToken));
    await tx.delete(draft).where(own);
    await record(tx, officer, { operation: 'collect', entity: 'engagement', ids: [added.id], fields }, now);
    return done({ id: added.id, isNew: true });
  });
}

async function sentBefore(
  tx: Db,
  officer: Officer,
  formToken: string,
): Promise<Outcome<Logged, 'sent by somebody else'>> {
  const [found] = await tx
    .select({ id: engagement.id, officerId: engagement.officerId })
    .from(engagement)
    .where(eq(engagement.formToken, formToken));
  if (found?.officerId !== officer.id) return refused('sent by somebody else');
  return done({ id: found.id, isNew: false });
}

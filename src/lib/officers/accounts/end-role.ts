import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Id } from '#db/schema/columns.ts';
import { type OfficerId, roleGrant } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { date, ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { renewSessionsOf } from '../sign-in/sessions.ts';
import { accountToChange, type ChangeRefusal } from './account-to-change.ts';
import { areasLeftAlone } from './administrators.ts';
import { grantsOfPeople, isOpen, type PersonGrant } from './grants.ts';
import { roleIn, tellRoleChanged } from './letters.ts';

export type GrantId = Id<'role_grant'>;
export type EndRefusal =
  ChangeRefusal | 'ended already' | 'in the past' | 'ends earlier' | 'last administrator';

/** When a role is to end: at once, or after a day. */
export type Ending = { lastDay: Temporal.PlainDate | null; reason: string };

/** Takes a role away at once, or gives it a last day; tells whoever held it. */
export function endRole(
  db: Db,
  actor: Officer,
  id: OfficerId,
  grantId: GrantId,
  { lastDay, reason }: Ending,
  now: Temporal.Instant,
): Promise<Outcome<null, EndRefusal>> {
  return db.transaction(async (tx) => {
    const account = await accountToChange(tx, actor, id, now);
    if (!account.ok) return account;
    const grant = (await grantsOfPeople(tx, [id])).find((one) => one.id === grantId);
    if (!grant || !isOpen(grant, now)) return refused('ended already');
    const refusal = unfit(grant, lastDay, now);
    if (refusal) return refused(refusal);
    const from = lastDay ?? ukDay(now);
    const isAlone = (await areasLeftAlone(tx, { officerId: id, grantId, from }, now)).length > 0;
    if (grant.role === 'administrator' && isAlone) return refused('last administrator');
    const taken = lastDay ? { endsOn: lastDay } : { revokedAt: now, revokedBy: actor.id };
    await tx.update(roleGrant).set(taken).where(eq(roleGrant.id, grantId));
    await renewSessionsOf(tx, id, now);
    await record(
      tx,
      actor,
      { operation: 'permission', entity: 'officer', ids: [id], fields: ['role'], reason },
      now,
    );
    const when = lastDay ? `Ends after ${date(lastDay)}` : 'Ended';
    await tellRoleChanged(tx, account.value, actor, [`${when}: ${roleIn(grant.role, grant.areaName)}`], now);
    return done(null);
  });
}

function unfit(grant: PersonGrant, lastDay: Ending['lastDay'], now: Temporal.Instant): EndRefusal | null {
  if (!lastDay) return null;
  if (Temporal.PlainDate.compare(lastDay, ukDay(now)) < 0) return 'in the past';
  if (Temporal.PlainDate.compare(lastDay, grant.startsOn) < 0) return 'in the past';
  return grant.endsOn && Temporal.PlainDate.compare(grant.endsOn, lastDay) < 0 ? 'ends earlier' : null;
}

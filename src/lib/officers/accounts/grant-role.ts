import type { Db } from '#db/client.ts';
import { type OfficerId, roleGrant } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { date } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { renewSessionsOf } from '../sign-in/sessions.ts';
import { accountToChange, type ChangeRefusal } from './account-to-change.ts';
import { grantsOfPeople, isOpen, type PersonGrant } from './grants.ts';
import { roleIn, tellRoleChanged } from './letters.ts';
import { fitRole, type RoleDetails, type RoleRefusal } from './role-details.ts';

export type GrantRefusal = ChangeRefusal | RoleRefusal | 'closed' | 'held already';

/** Gives somebody a role in an area, from a day, until a day if one is named; tells them. */
export function grantRole(
  db: Db,
  actor: Officer,
  id: OfficerId,
  { reason, ...details }: RoleDetails & { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, GrantRefusal>> {
  return db.transaction(async (tx) => {
    const account = await accountToChange(tx, actor, id, now);
    if (!account.ok) return account;
    if (account.value.deactivatedAt) return refused('closed');
    const fit = await fitRole(tx, actor, details, now);
    if (!fit.ok) return fit;
    const held = await grantsOfPeople(tx, [id]);
    if (held.some((grant) => isOpen(grant, now) && isSame(grant, details))) return refused('held already');
    const given = { officerId: id, ...details, reason, source: 'person', grantedAt: now } as const;
    await tx.insert(roleGrant).values({ ...given, grantedBy: actor.id });
    await renewSessionsOf(tx, id, now);
    await record(
      tx,
      actor,
      { operation: 'permission', entity: 'officer', ids: [id], fields: ['role'], reason },
      now,
    );
    const ending = details.endsOn ? `, until ${date(details.endsOn)}` : '';
    const change = `Given from ${date(details.startsOn)}${ending}: ${roleIn(details.role, fit.value.areaName)}`;
    await tellRoleChanged(tx, account.value, actor, [change], now);
    return done(null);
  });
}

/** The same role in the same area over days that both cover. */
function isSame(grant: PersonGrant, { role, areaId, startsOn, endsOn }: RoleDetails): boolean {
  const isApart =
    (grant.endsOn && Temporal.PlainDate.compare(grant.endsOn, startsOn) < 0) ||
    (endsOn && Temporal.PlainDate.compare(endsOn, grant.startsOn) < 0);
  return grant.role === role && grant.areaId === areaId && !isApart;
}

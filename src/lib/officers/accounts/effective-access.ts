import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId, AreaKind } from '#db/schema/areas.ts';
import { type OfficerId, type Role } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { abilities, type Ability } from '../can.ts';
import { findPerson } from './find-person.ts';
import { grantState, type PersonGrant } from './grants.ts';

/** What lies within an area, by kind. */
export type Within = Partial<Record<AreaKind, number>>;

/** Everything an officer may do today, where and by which role; null where they are not theirs to see. */
export async function effectiveAccess(
  db: Db,
  actor: Officer,
  id: OfficerId | null,
  areas: readonly AreaId[],
  now: Temporal.Instant,
) {
  const person = await findPerson(db, actor, id, areas, now);
  if (!person) return null;
  const isShut = person.state === 'closed' || person.state === 'dormant';
  const grants = isShut ? [] : person.grants.filter((grant) => grantState(grant, now) === 'present');
  return { person, grants, may: accessBy(grants), within: await whatLiesWithin(db, grants) };
}
export type EffectiveAccess = NonNullable<Awaited<ReturnType<typeof effectiveAccess>>>;

/** Which of some roles give which abilities, for those that any of them gives. */
const accessBy = <Given extends { role: Role }>(
  grants: readonly Given[],
): { ability: Ability; by: readonly Given[] }[] =>
  (Object.keys(abilities) as Ability[])
    .map((ability) => ({
      ability,
      by: grants.filter(({ role }) => (abilities[ability] as readonly Role[]).includes(role)),
    }))
    .filter(({ by }) => by.length > 0);

async function whatLiesWithin(db: Db, grants: readonly PersonGrant[]): Promise<Map<AreaId, Within>> {
  const ids = [...new Set(grants.map(({ areaId }) => areaId))];
  if (ids.length === 0) return new Map();
  const rows = await db.execute<{ top: AreaId; kind: AreaKind; count: number }>(sql`
    with recursive down as (
      select id as top, id from area where id in ${ids}
      union all
      select down.top, a.id from area a join down on a.parent_id = down.id where a.valid_to is null
    )
    select down.top, a.kind, count(*)::int as count from down join area a on a.id = down.id
    where down.id <> down.top group by down.top, a.kind`);
  const within = new Map<AreaId, Within>();
  for (const { top, kind, count } of rows) within.set(top, { ...within.get(top), [kind]: count });
  return within;
}

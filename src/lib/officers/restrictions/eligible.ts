import { and, asc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer, type OfficerId, roleGrant } from '#db/schema/officers.ts';
import { ukDay } from '#lib/dates.ts';
import { type Ability, abilities, type AreaPath } from '../can.ts';

/** Who may do a thing in an area today, by name: the people who can be named, or must be told. */
export async function listAble(
  db: Db,
  ability: Ability,
  path: AreaPath,
  now: Temporal.Instant,
): Promise<{ id: OfficerId; name: string; email: string }[]> {
  if (path.length === 0) return [];
  const today = ukDay(now);
  return db
    .selectDistinct({ id: officer.id, name: officer.name, email: officer.email })
    .from(officer)
    .innerJoin(roleGrant, eq(roleGrant.officerId, officer.id))
    .where(
      and(
        isNull(officer.deactivatedAt),
        isNull(roleGrant.revokedAt),
        lte(roleGrant.startsOn, today),
        or(isNull(roleGrant.endsOn), gte(roleGrant.endsOn, today)),
        inArray(roleGrant.role, [...abilities[ability]]),
        inArray(roleGrant.areaId, [...path]),
      ),
    )
    .orderBy(asc(officer.name), asc(officer.id));
}

import { asc, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { officer, type OfficerId, roleGrant } from '#db/schema/officers.ts';
import { ukDay } from '#lib/dates.ts';

/** Where a role stands: it holds, it will, its last day has passed, or it was taken away before. */
export type GrantState = 'present' | 'coming' | 'ended' | 'taken away';

type Period = Pick<typeof roleGrant.$inferSelect, 'startsOn' | 'endsOn' | 'revokedAt'>;

/** Whether a role holds at a moment, will, or no longer does. */
export function grantState({ startsOn, endsOn, revokedAt }: Period, now: Temporal.Instant): GrantState {
  const today = ukDay(now);
  if (revokedAt) return 'taken away';
  if (endsOn && Temporal.PlainDate.compare(endsOn, today) < 0) return 'ended';
  return Temporal.PlainDate.compare(startsOn, today) > 0 ? 'coming' : 'present';
}

/** Whether a role holds or will. */
export const isOpen = (grant: Period, now: Temporal.Instant): boolean =>
  ['present', 'coming'].includes(grantState(grant, now));

const granter = alias(officer, 'granter');
const revoker = alias(officer, 'revoker');

/** Every role that some officers hold, held or will hold, with who gave and who took it. */
export async function grantsOfPeople(db: Db, ids: readonly OfficerId[]) {
  if (ids.length === 0) return [];
  return db
    .select({
      id: roleGrant.id,
      officerId: roleGrant.officerId,
      role: roleGrant.role,
      areaId: roleGrant.areaId,
      areaName: area.name,
      areaKind: area.kind,
      startsOn: roleGrant.startsOn,
      endsOn: roleGrant.endsOn,
      source: roleGrant.source,
      grantedAt: roleGrant.grantedAt,
      grantedByName: granter.name,
      revokedAt: roleGrant.revokedAt,
      revokedByName: revoker.name,
      reason: roleGrant.reason,
    })
    .from(roleGrant)
    .innerJoin(area, eq(area.id, roleGrant.areaId))
    .leftJoin(granter, eq(granter.id, roleGrant.grantedBy))
    .leftJoin(revoker, eq(revoker.id, roleGrant.revokedBy))
    .where(inArray(roleGrant.officerId, [...ids]))
    .orderBy(asc(roleGrant.startsOn), asc(roleGrant.id));
}
export type PersonGrant = Awaited<ReturnType<typeof grantsOfPeople>>[number];

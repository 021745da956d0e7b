import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import type { Role } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { areasFor } from '../areas.ts';

/** A role as somebody gives it: what, where, and from which day until which. */
export type RoleDetails = {
  role: Role;
  areaId: AreaId;
  startsOn: Temporal.PlainDate;
  endsOn: Temporal.PlainDate | null;
};

export type RoleRefusal = 'no such area' | 'starts in the past' | 'ends before it starts' | 'needs an end';

/** Roles that nobody holds without a last day. */
const limitedRoles: readonly Role[] = ['auditor'];

/** Whether this role can be given there and then by this administrator; the name of the area when it can. */
export async function fitRole(
  tx: Db,
  actor: Officer,
  { role, areaId, startsOn, endsOn }: RoleDetails,
  now: Temporal.Instant,
): Promise<Outcome<{ areaName: string }, RoleRefusal>> {
  const areas = await areasFor(tx, actor, 'manageAccounts');
  const [where] = await tx
    .select({ name: area.name })
    .from(area)
    .where(and(eq(area.id, areaId), isNull(area.validTo)));
  if (!where || !areas.includes(areaId)) return refused('no such area');
  if (Temporal.PlainDate.compare(startsOn, ukDay(now)) < 0) return refused('starts in the past');
  if (endsOn && Temporal.PlainDate.compare(endsOn, startsOn) < 0) return refused('ends before it starts');
  if (!endsOn && limitedRoles.includes(role)) return refused('needs an end');
  return done({ areaName: where.name });
}

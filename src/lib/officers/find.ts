import { and, asc, eq, gte, isNotNull, isNull, lte, not, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { officer, type OfficerId, type Role, roleGrant } from '#db/schema/officers.ts';
import type { Grant, Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { sleeps } from './accounts/dormant.ts';

/** An officer with the roles that hold today; null for one who is unknown or whose account is closed. */
export async function findOfficer(db: Db, id: OfficerId, now: Temporal.Instant): Promise<Officer | null> {
  const [[row], grants] = await Promise.all([
    db
      .select({ id: officer.id, name: officer.name, email: officer.email })
      .from(officer)
      .where(and(eq(officer.id, id), isNull(officer.deactivatedAt))),
    grantsOf(db, id, ukDay(now)),
  ]);
  return row ? { kind: 'officer', ...row, grants } : null;
}

const grantsOf = (db: Db, id: OfficerId, today: Temporal.PlainDate): Promise<Grant[]> =>
  db
    .select({ role: roleGrant.role, areaId: roleGrant.areaId, areaName: area.name })
    .from(roleGrant)
    .innerJoin(area, eq(area.id, roleGrant.areaId))
    .where(
      and(
        eq(roleGrant.officerId, id),
        lte(roleGrant.startsOn, today),
        or(isNull(roleGrant.endsOn), gte(roleGrant.endsOn, today)),
        isNull(roleGrant.revokedAt),
      ),
    )
    .orderBy(asc(roleGrant.startsOn), asc(roleGrant.id));

// Whoever sets a password of their own leaves the day on which they did.
const asMade = and(isNotNull(officer.passwordHash), isNull(officer.passwordSetAt));

/**
 * Every account that lets in whoever has the password with which it was made, with its first role: to show beside
 * the sign-in form of the demonstration.
 */
export async function listAccounts(
  db: Db,
  now: Temporal.Instant,
): Promise<{ email: string; role: Role; areaName: string }[]> {
  const rows = await db
    .select({ email: officer.email, role: roleGrant.role, areaName: area.name })
    .from(officer)
    .innerJoin(roleGrant, eq(roleGrant.officerId, officer.id))
    .innerJoin(area, eq(area.id, roleGrant.areaId))
    .where(and(isNull(officer.deactivatedAt), asMade, not(sleeps(now))))
    .orderBy(asc(officer.email), asc(roleGrant.startsOn), asc(roleGrant.id));
  return rows.filter(({ email }, index) => rows[index - 1]?.email !== email);
}

import { and, asc, eq, gte, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { officer, type OfficerId, type Role, roleGrant } from '#db/schema/officers.ts';
import type { Grant, Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';

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

/** Every open account with its first role, to show beside the sign-in form of the demonstration. */
export async function listAccounts(db: Db): Promise<{ email: string; role: Role; areaName: string }[]> {
  const rows = await db
    .select({ email: officer.email, role: roleGrant.role, areaName: area.name })
    .from(officer)
    .innerJoin(roleGrant, eq(roleGrant.officerId, officer.id))
    .innerJoin(area, eq(area.id, roleGrant.areaId))
    .where(and(isNull(officer.deactivatedAt), isNotNull(officer.passwordHash)))
    .orderBy(asc(officer.email), asc(roleGrant.startsOn), asc(roleGrant.id));
  return rows.filter(({ email }, index) => rows[index - 1]?.email !== email);
}

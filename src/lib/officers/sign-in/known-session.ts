import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { officer } from '#db/schema/officers.ts';
import { officerSession } from '#db/schema/sign-ins.ts';
import type { Grant, Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';

/** A session as it is kept, and whose it is. */
export type KnownSession = {
  session: typeof officerSession.$inferSelect;
  privilegesChangedAt: Temporal.Instant | null;
  /** Null when the account is closed. */
  officer: Officer | null;
};

// Each request under /staff begins with this: one query, prepared once, instead of three.
const today = sql`${sql.placeholder('today')}::date`;
const grants = sql<Grant[]>`coalesce((select jsonb_agg(jsonb_build_object(
    'role', g.role, 'areaId', g.area_id, 'areaName', a.name) order by g.starts_on, g.id)
  from role_grant g join area a on a.id = g.area_id
  where g.officer_id = officer.id and g.revoked_at is null
    and g.starts_on <= ${today} and (g.ends_on is null or g.ends_on >= ${today})), '[]'::jsonb)`;

const query = prepared((db) =>
  db
    .select({
      session: officerSession,
      name: officer.name,
      email: officer.email,
      privilegesChangedAt: officer.privilegesChangedAt,
      deactivatedAt: officer.deactivatedAt,
      grants,
    })
    .from(officerSession)
    .innerJoin(officer, eq(officer.id, officerSession.userId))
    .where(eq(officerSession.id, sql.placeholder('id'))),
);

/** A session by its id, with its officer and the roles that they hold today; null when there is none. */
export async function findKnown(db: Db, id: string, now: Temporal.Instant): Promise<KnownSession | null> {
  const [row] = await query(db).execute({ id, today: ukDay(now).toString() });
  if (!row) return null;
  const { session, privilegesChangedAt, deactivatedAt, name, email } = row;
  const isOpen = deactivatedAt === null;
  const known = { kind: 'officer', id: session.userId, name, email, grants: row.grants } as const;
  return { session, privilegesChangedAt, officer: isOpen ? known : null };
}

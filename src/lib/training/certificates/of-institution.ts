import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { certificate } from '#db/schema/certificates.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { earnedIn } from './list-for-staff.ts';

/** The ids of an organisation's valid certificates of sessions in these areas, for a file of them. */
export async function idsOfInstitution(
  db: Db,
  officer: Officer,
  { institution: id, areas }: { institution: InstitutionId; areas: readonly AreaId[] },
  now: Temporal.Instant,
) {
  if (areas.length === 0) return [];
  const rows = await db
    .select({ id: certificate.id })
    .from(certificate)
    .innerJoin(trainingSession, eq(trainingSession.id, certificate.sessionId))
    .where(
      and(eq(certificate.institutionId, id), isNull(certificate.revokedAt), earnedIn(areas, officer, now)),
    );
  return rows.map((row) => row.id);
}

/** What an organisation is called; null for one that is not there. */
export async function institutionName(db: Db, id: InstitutionId): Promise<string | null> {
  const [row] = await db.select({ name: institution.name }).from(institution).where(eq(institution.id, id));
  return row?.name ?? null;
}

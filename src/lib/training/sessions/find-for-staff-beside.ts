import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institution, sector } from '#db/schema/institutions.ts';
import { officer } from '#db/schema/officers.ts';
import { sessionCoDeliverer, sessionQuota, sessionTrainer } from '#db/schema/session-parts.ts';
import type { SessionId } from '#db/schema/sessions.ts';

/** What stands beside a session's row: who teaches it, with whom, and which places are kept for whom. */
export async function besideSession(db: Db, id: SessionId) {
  const [trainers, coDeliverers, quotas] = await Promise.all([
    db
      .select({ id: officer.id, name: officer.name, part: sessionTrainer.part })
      .from(sessionTrainer)
      .innerJoin(officer, eq(officer.id, sessionTrainer.officerId))
      .where(eq(sessionTrainer.sessionId, id))
      .orderBy(asc(sessionTrainer.part), asc(officer.name)),
    db
      .select({ id: institution.id, name: institution.name })
      .from(sessionCoDeliverer)
      .innerJoin(institution, eq(institution.id, sessionCoDeliverer.institutionId))
      .where(eq(sessionCoDeliverer.sessionId, id))
      .orderBy(asc(institution.name)),
    db
      .select({ sectorCode: sessionQuota.sectorCode, places: sessionQuota.places, label: sector.label })
      .from(sessionQuota)
      .innerJoin(sector, eq(sector.code, sessionQuota.sectorCode))
      .where(eq(sessionQuota.sessionId, id))
      .orderBy(asc(sector.position)),
  ]);
  return { trainers, coDeliverers, quotas };
}

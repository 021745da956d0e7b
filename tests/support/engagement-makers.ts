import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import type { EngagementId } from '#db/schema/engagements.ts';
import type { Officer } from '#lib/actor.ts';
import type { EngagementGiven } from '#lib/engagement/given.ts';
import { logEngagement } from '#lib/engagement/log.ts';
import { now } from './makers.ts';

/** The area of a slug. */
export async function theArea(db: Db, slug = 'bedford'): Promise<AreaId> {
  const [row] = await db.select({ id: area.id }).from(area).where(eq(area.slug, slug));
  return row!.id;
}

/** A visit yesterday in Bedford, at no institution, about what Prevent is. */
export async function aVisitGiven(
  db: Db,
  details: Partial<EngagementGiven['details']> = {},
  beside: Partial<Omit<EngagementGiven, 'details'>> = {},
): Promise<EngagementGiven> {
  return {
    details: {
      ...{ typeCode: 'type_visit', purposeCode: 'purpose_explaining_prevent' },
      ...{ happenedAt: now.subtract({ hours: 24 }), institutionId: null },
      areaId: details.areaId ?? (await theArea(db)),
      ...{ placeWords: 'The market square', isTwoWay: true, saidPrevent: true, notSaidBecause: null },
      ...{ headcount: null, summary: 'They asked what Prevent is.', opinion: null, askedOfUs: null },
      ...{ marking: 'OFFICIAL', ...details },
    },
    points: [
      { topicCode: 'topic_youth', words: null, followUp: null, followUpBy: null, followUpOwnerId: null },
    ],
    ...{ outcomeCodes: [], officerIds: [], contactIds: [], ...beside },
  };
}

/** The same as it stands once an officer has logged it. */
export async function aLoggedVisit(
  db: Db,
  officer: Officer,
  details: Partial<EngagementGiven['details']> = {},
  beside: Partial<Omit<EngagementGiven, 'details'>> = {},
): Promise<EngagementId> {
  const given = { ...(await aVisitGiven(db, details, beside)), formToken: crypto.randomUUID() };
  const outcome = await logEngagement(db, officer, given, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.id;
}

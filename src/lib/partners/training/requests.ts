import { desc, eq, inArray, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { course } from '#db/schema/courses.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { trainingRequest } from '#db/schema/training-requests.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { openKey } from '#lib/keys/link-key.ts';

/** A request for whole-organisation training, as its organisation sees it. */
export type PartnerRequest = {
  reference: string;
  organisation: string;
  course: string;
  contactName: string;
  receivedAt: Temporal.Instant;
  state: (typeof trainingRequest.$inferSelect)['state'];
  /** The key of its link, for whoever made it and nobody else. */
  key: string | null;
};

/** Requests that somebody made themselves, or that their organisations made, newest first; the look is recorded. */
export async function requestsOf(
  db: Db,
  actor: Partner,
  { institutionIds, secret }: { institutionIds: readonly InstitutionId[]; secret: string },
  now: Temporal.Instant,
): Promise<PartnerRequest[]> {
  const rows = await db
    .select({ request: trainingRequest, course: course.title })
    .from(trainingRequest)
    .innerJoin(course, eq(course.id, trainingRequest.courseId))
    .where(
      or(
        eq(trainingRequest.contactEmail, actor.email),
        institutionIds.length > 0 ? inArray(trainingRequest.institutionId, [...institutionIds]) : undefined,
      ),
    )
    .orderBy(desc(trainingRequest.receivedAt))
    .limit(50);
  const ids = rows.map(({ request }) => request.id);
  const entry = { operation: 'consult', entity: 'training_request', ids } as const;
  if (ids.length > 0) await record(db, actor, entry, now);
  return rows.map(({ request, course: title }) => ({
    reference: request.reference,
    organisation: request.organisation,
    course: title,
    contactName: request.contactName,
    receivedAt: request.receivedAt,
    state: request.state,
    key: request.contactEmail.toLowerCase() === actor.email ? openKey(secret, request.keySealed) : null,
  }));
}

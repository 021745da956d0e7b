import { and, eq, gt, inArray, not, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  discussionPoint,
  engagementContact,
  type EngagementId,
  engagementOfficer,
  engagementOutcome,
} from '#db/schema/engagements.ts';
import type { Officer } from '#lib/actor.ts';
import type { EngagementGiven, PointGiven } from './given.ts';

/** Writes what stands beside an engagement so that it is as the form says; the caller holds its row. */
export async function writeBeside(
  tx: Db,
  officer: Officer,
  engagementId: EngagementId,
  { points, outcomeCodes, officerIds, contactIds, details }: EngagementGiven,
): Promise<void> {
  await tx.delete(engagementOutcome).where(eq(engagementOutcome.engagementId, engagementId));
  await tx.delete(engagementOfficer).where(eq(engagementOfficer.engagementId, engagementId));
  const outcomes = outcomeCodes.map((outcomeCode) => ({ engagementId, outcomeCode }));
  if (outcomes.length > 0) await tx.insert(engagementOutcome).values(outcomes);
  const others = officerIds
    .filter((id) => id !== officer.id)
    .map((officerId) => ({ engagementId, officerId }));
  if (others.length > 0) await tx.insert(engagementOfficer).values(others);
  await writeContacts(tx, engagementId, details.institutionId, contactIds);
  await writePoints(tx, engagementId, points);
}

async function writeContacts(
  tx: Db,
  engagementId: EngagementId,
  institutionId: EngagementGiven['details']['institutionId'],
  ids: EngagementGiven['contactIds'],
): Promise<void> {
  const others = ids.length > 0 ? not(inArray(engagementContact.contactId, [...ids])) : sql`true`;
  await tx.delete(engagementContact).where(and(eq(engagementContact.engagementId, engagementId), others));
  if (ids.length === 0 || !institutionId) return;
  await tx.execute(sql`
    insert into engagement_contact (engagement_id, contact_id)
    select distinct ${engagementId}::uuid, c.id from role_holding r join contact c on c.id = r.contact_id
    where c.id in ${[...ids]} and r.institution_id = ${institutionId} and r.to_on is null
      and c.erased_at is null and c.merged_into_id is null and c.state <> 'declined'
    on conflict do nothing`);
}

// By place in the list, so that a follow-up that was ticked off stays so as long as its words do.
async function writePoints(tx: Db, engagementId: EngagementId, points: readonly PointGiven[]): Promise<void> {
  const beyond = gt(discussionPoint.position, points.length);
  await tx.delete(discussionPoint).where(and(eq(discussionPoint.engagementId, engagementId), beyond));
  if (points.length === 0) return;
  const isSame = sql`discussion_point.follow_up is not distinct from excluded.follow_up`;
  await tx
    .insert(discussionPoint)
    .values(points.map((point, index) => ({ engagementId, position: index + 1, ...point })))
    .onConflictDoUpdate({
      target: [discussionPoint.engagementId, discussionPoint.position],
      set: {
        topicCode: sql`excluded.topic_code`,
        words: sql`excluded.words`,
        followUp: sql`excluded.follow_up`,
        followUpBy: sql`excluded.follow_up_by`,
        followUpOwnerId: sql`excluded.follow_up_owner_id`,
        doneAt: sql`case when ${isSame} then discussion_point.done_at end`,
        doneBy: sql`case when ${isSame} then discussion_point.done_by end`,
      },
    });
}

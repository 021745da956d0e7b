import { and, asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { enquiry, enquiryDraft, type EnquiryId, enquiryMessage, enquiryNote } from '#db/schema/enquiries.ts';
import { institution } from '#db/schema/institutions.ts';
import { officer as account } from '#db/schema/officers.ts';
import { trainingRequest } from '#db/schema/training-requests.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { isUnreached } from './unreached.ts';

/** Where an enquiry lies, for whoever has to know before it is shown; null where there is none. */
export async function placeOfEnquiry(db: Db, id: EnquiryId | null) {
  if (!id) return null;
  const columns = { id: enquiry.id, areaId: enquiry.areaId };
  const [row] = await db.select(columns).from(enquiry).where(eq(enquiry.id, id));
  return row ?? null;
}

const closer = alias(account, 'closer');

/** An enquiry with everything written about it; that it was looked at is recorded. Null where there is none. */
export async function findEnquiry(db: Db, officer: Officer, id: EnquiryId, now: Temporal.Instant) {
  const [row] = await db
    .select({
      enquiry,
      area: { name: area.name, slug: area.slug },
      owner: account.name,
      closer: closer.name,
      institution: institution.name,
      request: trainingRequest.reference,
      isUnreached: isUnreached(sql`${enquiry.id}`),
    })
    .from(enquiry)
    .leftJoin(area, eq(area.id, enquiry.areaId))
    .leftJoin(account, eq(account.id, enquiry.ownerId))
    .leftJoin(closer, eq(closer.id, enquiry.closedBy))
    .leftJoin(institution, eq(institution.id, enquiry.institutionId))
    .leftJoin(trainingRequest, eq(trainingRequest.id, enquiry.trainingRequestId))
    .where(eq(enquiry.id, id));
  if (!row) return null;
  const [messages, notes, draft] = await Promise.all([
    messagesOf(db, id),
    notesOf(db, id),
    draftOf(db, officer, id),
  ]);
  const fields = ['words', 'email', 'messages', 'notes'];
  await record(db, officer, { operation: 'consult', entity: 'enquiry', ids: [id], fields }, now);
  return { ...row, messages, notes, draft };
}
export type FoundEnquiry = NonNullable<Awaited<ReturnType<typeof findEnquiry>>>;

const messagesOf = (db: Db, id: EnquiryId) =>
  db
    .select({
      id: enquiryMessage.id,
      way: enquiryMessage.way,
      words: enquiryMessage.words,
      at: enquiryMessage.writtenAt,
      by: account.name,
    })
    .from(enquiryMessage)
    .leftJoin(account, eq(account.id, enquiryMessage.officerId))
    .where(eq(enquiryMessage.enquiryId, id))
    .orderBy(asc(enquiryMessage.writtenAt));

const notesOf = (db: Db, id: EnquiryId) =>
  db
    .select({ id: enquiryNote.id, words: enquiryNote.words, at: enquiryNote.writtenAt, by: account.name })
    .from(enquiryNote)
    .innerJoin(account, eq(account.id, enquiryNote.writtenBy))
    .where(eq(enquiryNote.enquiryId, id))
    .orderBy(asc(enquiryNote.writtenAt));

// A colleague's draft is theirs alone.
async function draftOf(db: Db, { id: officerId }: Officer, id: EnquiryId) {
  const [row] = await db
    .select({ words: enquiryDraft.words, savedAt: enquiryDraft.savedAt })
    .from(enquiryDraft)
    .where(and(eq(enquiryDraft.enquiryId, id), eq(enquiryDraft.officerId, officerId)));
  return row ?? null;
}

import { and, eq, gte, notExists, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { trainingRequest, type TrainingRequestId } from '#db/schema/training-requests.ts';
import { soonWords } from '#lib/dates.ts';
import { sessionFacts } from '../bookings/ticket.ts';
import { isReminderDue, type Reminder, reminderDueAt, remindEach } from '../sessions/reminding.ts';
import { lockRequest } from './change.ts';
import { tellContact } from './messages.ts';

/**
 * Reminds whoever asked for a whole-staff session of it, when and as often as bookers are; run by the worker every
 * quarter of an hour.
 *
 * @returns how many requests were reminded
 */
export const remindContacts = (db: Db, now: Temporal.Instant): Promise<number> =>
  remindEach(
    (reminder) => due(db, reminder, now),
    ({ id }, reminder) => remind(db, id, reminder, now),
  );

const due = (db: Db, reminder: Reminder, now: Temporal.Instant, only?: TrainingRequestId) =>
  db
    .select({ id: trainingRequest.id, sessionId: trainingSession.id })
    .from(trainingRequest)
    .innerJoin(trainingSession, eq(trainingSession.id, trainingRequest.sessionId))
    .where(
      and(
        only && eq(trainingRequest.id, only),
        eq(trainingRequest.state, 'confirmed'),
        isReminderDue(reminder, trainingSession.addedAt, now),
        notExists(sentSince(db, reminder)),
      ),
    );

/** The mail itself says that a reminder went: messages are kept for longer than any reminder is due. */
const sentSince = (db: Db, { daysBefore }: Reminder) =>
  db
    .select({ one: sql`1` })
    .from(mailMessage)
    .where(
      and(
        eq(mailMessage.entityId, trainingRequest.id),
        eq(mailMessage.template, 'request-coming'),
        gte(mailMessage.queuedAt, reminderDueAt(daysBefore)),
      ),
    );

const remind = (db: Db, id: TrainingRequestId, reminder: Reminder, now: Temporal.Instant): Promise<boolean> =>
  db.transaction(async (tx) => {
    const request = await lockRequest(tx, id);
    // Two workers may have found it: the second sees here what the first has sent.
    const [still] = await due(tx, reminder, now, id);
    if (!request || !still) return false;
    const facts = await sessionFacts(tx, still.sessionId);
    const when = soonWords(facts.session.startsAt, now);
    await tellContact(tx, 'request-coming', request, { facts, when }, now);
    return true;
  });

import { and, count, eq, max } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EventId } from '#db/schema/events.ts';
import { eventAnswer, eventQuestion } from '#db/schema/registrations.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockEvent } from '../lock.ts';
import type { QuestionId } from '../request.ts';
import { asksTooMuch } from './asks-too-much.ts';
import type { Question } from './list.ts';

/** More than this nobody answers. */
export const mostQuestions = 6;

export type NewQuestion = Pick<Question, 'kind' | 'words' | 'hint' | 'choices' | 'isRequired' | 'keepDays'>;

/** Puts a question to whoever registers from now on. */
export function addQuestion(
  db: Db,
  officer: Officer,
  eventId: EventId,
  question: NewQuestion,
  now: Temporal.Instant,
): Promise<Outcome<QuestionId, 'no such event' | 'asks too much' | 'enough questions'>> {
  return db.transaction(async (tx) => {
    if (!(await lockEvent(tx, eventId))) return refused('no such event');
    if ([question.words, question.hint, ...question.choices].some((words) => asksTooMuch(words ?? '')))
      return refused('asks too much');
    const [held] = await tx
      .select({ count: count(), last: max(eventQuestion.position) })
      .from(eventQuestion)
      .where(eq(eventQuestion.eventId, eventId));
    if (held!.count >= mostQuestions) return refused('enough questions');
    const [made] = await tx
      .insert(eventQuestion)
      .values({ ...question, eventId, position: (held!.last ?? 0) + 1 })
      .returning();
    await record(
      tx,
      officer,
      { operation: 'alter', entity: 'event', ids: [eventId], fields: ['questions'] },
      now,
    );
    return done(made!.id);
  });
}

/** Takes a question back, and erases at once what was answered to it. */
export function removeQuestion(
  db: Db,
  officer: Officer,
  { eventId, id }: { eventId: EventId; id: QuestionId },
  now: Temporal.Instant,
): Promise<Outcome<{ answers: number }, 'no such question'>> {
  return db.transaction(async (tx) => {
    await lockEvent(tx, eventId);
    const mine = and(eq(eventQuestion.id, id), eq(eventQuestion.eventId, eventId));
    if ((await tx.$count(eventQuestion, mine)) === 0) return refused('no such question');
    const answered = await tx
      .delete(eventAnswer)
      .where(eq(eventAnswer.questionId, id))
      .returning({ registrationId: eventAnswer.registrationId });
    await tx.delete(eventQuestion).where(mine);
    await record(
      tx,
      officer,
      { operation: 'alter', entity: 'event', ids: [eventId], fields: ['questions'] },
      now,
    );
    const ids = answered.map(({ registrationId }) => registrationId);
    const entry = { operation: 'erase', entity: 'event_registration', ids, fields: ['answers'] } as const;
    if (ids.length > 0) await record(tx, officer, entry, now);
    return done({ answers: ids.length });
  });
}

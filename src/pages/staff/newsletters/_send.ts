import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { ukMoment } from '#lib/dates.ts';
import { scheduleSending, type SendRefusal } from '#lib/newsletters/sending/schedule.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { wholeNumber } from '#lib/web/fields.ts';
import { readDay, readTime } from '#lib/web/typed-dates.ts';
import type { OpenIssue } from './_open.ts';
import { sentences } from './_words.ts';

const box = z.string().max(10).optional();
const form = z.object({
  when: z.enum(['now', 'later'], { error: 'Choose when it is sent' }),
  ...{ 'on-day': box, 'on-month': box, 'on-year': box, at: box },
  perSecond: wholeNumber('Enter a number from 1 to 500', 1, 500),
});
type Read = z.output<typeof form>;

/** Answers the form that sends an approved newsletter, now or later. */
export const answerSend = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, seen, now }: OpenIssue,
) =>
  answerForm(
    page,
    form,
    async (read): Promise<Outcome<string, SendRefusal | 'no hour'>> => {
      const dueAt = read.when === 'now' ? now : hourIn(read);
      if (!dueAt) return refused('no hour');
      const { perSecond } = read;
      const sending = await scheduleSending(db, officer, seen.id, { dueAt, perSecond }, now);
      return sending.ok ? done(read.when === 'now' ? 'started' : 'scheduled') : sending;
    },
    (why) =>
      why === 'no hour'
        ? { on: 'Enter a day, like 3 12 2026, and a time, like 2:30pm' }
        : { when: sentences[why] },
    { when: 'now', perSecond: '20' },
  );

function hourIn(read: Read): Temporal.Instant | null {
  const typed = { day: read['on-day'] ?? '', month: read['on-month'] ?? '', year: read['on-year'] ?? '' };
  const [on, at] = [readDay(typed), readTime(read.at ?? '')];
  return on && at ? ukMoment(on, at) : null;
}

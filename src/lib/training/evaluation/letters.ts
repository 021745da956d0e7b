import type { Stage } from '#db/schema/evaluation-answers.ts';
import { date, day, ukDay } from '#lib/dates.ts';
import { sealKey } from '#lib/keys/link-key.ts';
import { sealedLink } from '#lib/mail/links.ts';
import type { Message } from '#lib/mail/queue.ts';
import { peopleWords } from '../words.ts';
import type { Due } from './due.ts';
import { linkDays } from './words.ts';

export type Letter = Message<'evaluation-asked'> | Message<'evaluation-to-share'>;
type To = { name: string; email: string };

const openings: Readonly<Record<Stage, { heading: string; askWords: string }>> = {
  end: {
    heading: 'How was the session?',
    askWords: 'What helped, how sure you feel now, and what you would do in four made-up situations.',
  },
  three_months: {
    heading: 'What has changed in 3 months?',
    askWords: 'How sure you feel today, what has changed at work, and four made-up situations.',
  },
  six_months: {
    heading: 'What has changed in 6 months?',
    askWords: 'How sure you feel today, what has changed at work, and four made-up situations.',
  },
};

/** Asks somebody who came, by a link of their own. */
export function askedLetter(
  due: Due,
  to: To,
  key: string,
  secret: string,
  now: Temporal.Instant,
): Message<'evaluation-asked'> {
  return {
    ...about(due, to),
    template: 'evaluation-asked',
    fields: { ...shared(due, to, now), evaluationUrl: linkTo(secret, key) },
  };
}

/** Gives whoever booked one link for each of those who came and have no address with us. */
export function toPassOnLetter(
  due: Due,
  to: To,
  keys: readonly string[],
  secret: string,
  now: Temporal.Instant,
): Message<'evaluation-to-share'> {
  const many = keys.length > 1;
  const howWords = many
    ? 'There is one link for each of them. Each works once. If you came yourself, keep one; pass the others on, one to each person.'
    : 'This is their link. It works once. If it was you who came, use it yourself.';
  return {
    ...about(due, to),
    template: 'evaluation-to-share',
    fields: {
      ...shared(due, to, now),
      whoWords: `For ${peopleWords(keys.length)} from your booking this is the only address that we have.`,
      howWords,
      links: keys.map((key, n) => ({
        label: many ? `Link ${n + 1}` : 'The link',
        evaluationUrl: linkTo(secret, key),
      })),
    },
  };
}

/** Gives an organisation one link for all of its staff. */
export function sharedLetter(
  due: Due,
  to: To,
  { key, people }: { key: string; people: number },
  secret: string,
  now: Temporal.Instant,
): Message<'evaluation-to-share'> {
  return {
    ...about(due, to),
    template: 'evaluation-to-share',
    fields: {
      ...shared(due, to, now),
      whoWords: `We trained about ${peopleWords(people)} of your staff, and know none of their names.`,
      howWords: `Send this link to all who came. It takes one answer a person, and up to ${people} in all.`,
      links: [{ label: 'The link', evaluationUrl: linkTo(secret, key) }],
    },
  };
}

const about = ({ sessionId }: Due, to: To) => ({ to, about: { entity: 'training_session', id: sessionId } });

const linkTo = (secret: string, key: string) => sealedLink('/evaluation/{key}', sealKey(secret, key));

const shared = ({ stage, courseTitle, startsAt }: Due, { name }: To, now: Temporal.Instant) => ({
  ...openings[stage],
  name,
  courseTitle,
  when: day(startsAt),
  untilWords: date(ukDay(now).add({ days: linkDays })),
  keepWords:
    'We keep this message for 30 days; we wipe the link out of our copy a day after it went. Answers name nobody: we keep them for 24 months, then only totals.',
});

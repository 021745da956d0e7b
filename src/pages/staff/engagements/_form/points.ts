import { z } from 'astro/zod';
import type { PointGiven } from '#lib/engagement/given.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { isBlankDay, readDay, type TypedDay, typedDay } from '#lib/web/typed-dates.ts';
import { readId } from '#lib/web/read-id.ts';

/** More than these are better told as two engagements. */
export const mostPoints = 6;

const parts = ['topic', 'point', 'followUp', 'owner', 'by-day', 'by-month', 'by-year'] as const;
type Part = 'topic' | 'point' | 'followUp' | 'owner';
const nameOf = (part: (typeof parts)[number], number: number): string => {
  const [stem, end] = part.split('-');
  return end ? `${stem}-${number}-${end}` : `${part}-${number}`;
};
const numbers = Array.from({ length: mostPoints }, (_, index) => index + 1);
const names = numbers.flatMap((number) => parts.map((part) => nameOf(part, number)));

/** Each point has boxes of its own name, so that a mistake can lead to the one it is in. */
export const pointsForm = z.object(
  Object.fromEntries(names.map((name) => [name, z.string().max(1000).optional()])),
);
export type TypedPoints = Readonly<Record<string, string>>;

export const typedPart = (typed: TypedPoints, part: Part, number: number): string =>
  typed[`${part}-${number}`] ?? '';

/** The day by which a follow-up is due, as its three boxes hold it. */
export const typedBy = (typed: TypedPoints, number: number): TypedDay => ({
  day: typed[`by-${number}-day`] ?? '',
  month: typed[`by-${number}-month`] ?? '',
  year: typed[`by-${number}-year`] ?? '',
});

/** How many points the form shows: as far as something was typed, one at the least. */
export const shownPoints = (typed: TypedPoints): number =>
  numbers.findLast((number) => isFilled(typed, number)) ?? 1;

const isFilled = (typed: TypedPoints, number: number): boolean =>
  ['topic', 'point', 'followUp'].some((part) => typed[`${part}-${number}`]?.trim()) ||
  !isBlankDay(typedBy(typed, number));

/** The points as typed, with what is wrong in them; a follow-up without an owner is the writer's own. */
export function readPoints(
  typed: TypedPoints,
  { topics, me }: { topics: readonly { code: string }[]; me: string },
): { points: PointGiven[]; mistakes: Mistakes } {
  const mistakes: Mistakes = {};
  const filled = numbers.filter((number) => number === 1 || isFilled(typed, number));
  const points = filled.map((number): PointGiven => {
    const text = (part: Part) => typedPart(typed, part, number).trim() || null;
    const topicCode = text('topic') ?? '';
    if (!topics.some(({ code }) => code === topicCode))
      mistakes[`topic-${number}`] = number === 1 ? 'Choose the topic' : `Choose the topic of point ${number}`;
    const by = typedBy(typed, number);
    const followUpBy = isBlankDay(by) ? null : readDay(by);
    if (!followUpBy && !isBlankDay(by)) mistakes[`by-${number}`] = 'Enter a day that is in the calendar';
    const followUp = text('followUp');
    if (followUpBy && !followUp) mistakes[`followUp-${number}`] = 'Enter what is to be done by then';
    const followUpOwnerId = followUp ? readId<'officer'>(text('owner') ?? me) : null;
    return { topicCode, words: text('point'), followUp, followUpBy, followUpOwnerId };
  });
  return { points, mistakes };
}

/** The points of an engagement as the boxes of the form show them. */
export const typedPoints = (points: readonly PointGiven[]): TypedPoints =>
  Object.fromEntries(
    points.flatMap(({ topicCode, words, followUp, followUpBy, followUpOwnerId }, index) => {
      const number = index + 1;
      const by = followUpBy ? typedDay(followUpBy) : { day: '', month: '', year: '' };
      return [
        [`topic-${number}`, topicCode],
        [`point-${number}`, words ?? ''],
        [`followUp-${number}`, followUp ?? ''],
        [`owner-${number}`, followUpOwnerId ?? ''],
        ...Object.entries(by).map(([part, text]) => [`by-${number}-${part}`, text]),
      ];
    }),
  );

import type { z } from 'astro/zod';
import type { AssessmentGiven } from '#lib/tension/assessments/given.ts';
import type { FoundAssessment } from '#lib/tension/assessments/find.ts';
import type { Ground } from '#lib/tension/assessments/grounds.ts';
import type { Level } from '#db/schema/tension-scale.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { emptyForm, type Mistakes } from '#lib/web/form.ts';
import { isBlankDay, readDay, readTime, typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf, typedIn } from '../../../training/coverage/_day-field.ts';
import { exactTime } from '../../../engagements/_form/typed-time.ts';
import { assessmentForm, type AssessmentValues, gapNames } from './form.ts';
import { textFields } from './texts.ts';

const scores = ['experienced', 'evidenced', 'potential', 'level'] as const;
const chosen = ['trend', 'confidence', 'spread', 'outlook7', 'outlook28'] as const;
const pick = <Name extends string, T>(names: readonly Name[], of: (name: Name) => T) =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, T>;

/** A draft as its boxes show it. */
export function shownValues(
  { assessment, gaps }: FoundAssessment,
  grounds: readonly Ground[],
): AssessmentValues {
  const { coversFrom, coversTo, issue, marking, sequence, validUntil } = assessment;
  return emptyForm(assessmentForm, {
    ...{ sequence: String(sequence), issue, marking },
    ...boxesOf(typedDay(coversFrom), 'from'),
    ...boxesOf(typedDay(coversTo), 'to'),
    ...pick(textFields, (name) => assessment[name] ?? ''),
    ...pick([...scores, ...chosen], (name) => String(assessment[name] ?? '')),
    ...(validUntil
      ? { ...boxesOf(typedDay(ukDay(validUntil)), 'until'), untilAt: exactTime(validUntil) }
      : {}),
    ...Object.fromEntries(gaps.map(({ gap }) => [`gap-${gap.position}`, gap.question])),
    observation: grounds.filter(({ isTicked }) => isTicked).map(({ id }) => id as string),
  } as Partial<AssessmentValues>);
}

type Dates = Pick<AssessmentGiven, 'coversFrom' | 'coversTo' | 'validUntil'>;

/** The days and the moment that were typed; a moment that was left empty is the review that the level asks for. */
export function readDates(values: AssessmentValues): { dates: Dates | null; errors: Mistakes } {
  const coversFrom = readDay(typedIn(values, 'from'));
  const coversTo = readDay(typedIn(values, 'to'));
  const typed = typedIn(values, 'until');
  const isLeft = isBlankDay(typed) && !values.untilAt.trim();
  const [on, at] = [readDay(typed), values.untilAt.trim() ? readTime(values.untilAt) : noon];
  const errors: Mistakes = {
    ...(coversFrom ? {} : { from: 'Enter the first day, like 3 12 2026' }),
    ...(coversTo ? {} : { to: 'Enter the last day, like 9 12 2026' }),
    ...(isLeft || on
      ? {}
      : { until: 'Enter the day until which it holds, like 3 12 2026, or leave it empty' }),
    ...(isLeft || at ? {} : { untilAt: 'Enter the time, like 2:30pm' }),
  };
  if (!coversFrom || !coversTo || Object.keys(errors).length > 0) return { dates: null, errors };
  return { dates: { coversFrom, coversTo, validUntil: isLeft ? null : ukMoment(on!, at!) }, errors };
}

const noon = Temporal.PlainTime.from({ hour: 12 });

/** What the form says, ready to be saved. */
export function givenOf(
  value: z.output<typeof assessmentForm>,
  dates: Dates,
  grounds: readonly Ground[],
): AssessmentGiven {
  const { issue, marking, observation } = value;
  return {
    ...{ issue, marking, ...dates },
    ...pick(textFields, (name) => value[name] ?? null),
    ...pick(scores, (name) => (value[name] ? (Number(value[name]) as Level) : null)),
    ...{ trend: value.trend ?? null, confidence: value.confidence ?? null, spread: value.spread ?? null },
    ...{ outlook7: value.outlook7 ?? null, outlook28: value.outlook28 ?? null },
    gaps: gapNames.flatMap(
      (name) => (value as Partial<Record<typeof name, string>>)[name]?.replace(/\s+/g, ' ').trim() || [],
    ),
    observations: grounds.filter(({ id }) => observation.includes(id)).map(({ id }) => id),
  };
}

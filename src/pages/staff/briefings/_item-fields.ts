import { z } from 'astro/zod';
import { type BriefingDays, daysOf } from '#lib/calendar/briefings/days.ts';
import type { FoundBriefing } from '#lib/calendar/briefings/find.ts';
import { type BriefingWords, longest, mostWords } from '#lib/calendar/briefings/items.ts';
import { shortDay } from '#lib/dates.ts';
import { line } from '#lib/web/fields.ts';
import { readDay } from '#lib/web/typed-dates.ts';
import { checkedText } from '../../_checked-text.ts';
import { dayFields } from './_day-fields.ts';

type Text = ReturnType<typeof optional>;
const optional = (what: string, most: number) => checkedText(line(what, most)).optional();

/** A field for each line that a briefing has room for; those left empty are left out. */
const numbered = <Name extends string>(name: Name, most: number, field: Text) =>
  Object.fromEntries(Array.from({ length: most }, (_, index) => [`${name}-${index}`, field])) as Record<
    `${Name}-${number}`,
    Text
  >;

export const wordsForm = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  // A released line to put among these, before anything is saved.
  take: z.string().optional(),
  ...dayFields,
  ...numbered('line', mostWords.lines, optional('the line', longest.line)),
  ...numbered('avoid', mostWords.avoid, optional('what to leave to others', longest.line)),
  ...numbered('task', mostWords.tasks, optional('the task', longest.task)),
  ...numbered('who', mostWords.tasks, optional('who does it', longest.who)),
  ...numbered('due', mostWords.tasks, z.string().optional() as unknown as Text),
});

type Values = Readonly<Record<string, unknown>>;
const indices = (most: number) => Array.from({ length: most }, (_, index) => index);
const valueOf = (values: Values, name: string) =>
  String(values[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/** What the fields say: a task without words is none. */
export function readWords(values: Values): BriefingWords {
  const all = (name: string, most: number) =>
    indices(most)
      .map((index) => valueOf(values, `${name}-${index}`))
      .filter(Boolean);
  const tasks = indices(mostWords.tasks).map((index) => ({
    words: valueOf(values, `task-${index}`),
    who: valueOf(values, `who-${index}`) || null,
    dueOn: dayOf(valueOf(values, `due-${index}`)),
  }));
  return {
    lines: all('line', mostWords.lines),
    avoid: all('avoid', mostWords.avoid),
    tasks: tasks.filter(({ words }) => words),
  };
}

// A day that the briefing is not for is for its verb to refuse: the days may have changed in the same form.
function dayOf(text: string): Temporal.PlainDate | null {
  const [year = '', month = '', day = ''] = text.split('-');
  return readDay({ day, month, year });
}

/** The words of a briefing as its fields show them. */
export function shownWords(items: FoundBriefing['items']): Record<string, string> {
  return Object.fromEntries(
    items.flatMap(({ item: { kind, position, words, who, dueOn } }) => [
      [`${kind}-${position}`, words],
      ...(kind === 'task'
        ? [
            [`who-${position}`, who ?? ''],
            [`due-${position}`, dueOn?.toString() ?? ''],
          ]
        : []),
    ]),
  ) as Record<string, string>;
}

/** The days on which a task can be due. */
export const dueOptions = (days: BriefingDays): { value: string; text: string }[] => [
  { value: '', text: 'Any day' },
  ...daysOf(days).map((day) => ({ value: day.toString(), text: shortDay(day) })),
];

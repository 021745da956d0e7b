import type { Db } from '#db/client.ts';
import { countReached } from '#lib/newsletters/issues/filter.ts';
import { offeredChoices } from '#lib/newsletters/subscribers/choices.ts';
import type { EditView } from './_edit.ts';
import type { OpenIssue } from './_open.ts';

/** What the conditions of who gets a newsletter are chosen from, what is chosen, and how many people that reaches. */
export async function peopleChoices(db: Db, open: OpenIssue, values: EditView['values']) {
  const [offered, people] = await Promise.all([
    offeredChoices(db),
    countReached(db, open.found.version.filter),
  ]);
  const list = (name: string) => (values[name] as string[] | undefined) ?? [];
  const rows = [...list('what').filter(Boolean).keys(), 'new', 'other'] as const;
  const at = (name: string, row: number | string) => (typeof row === 'number' ? list(name)[row] : undefined);
  const choices = [
    {
      text: 'Topic chosen',
      options: offered.topics.map(({ code, label }) => ({ value: `topic:${code}`, text: label })),
    },
    {
      text: 'Area chosen, or all areas',
      options: offered.areas.map(({ id, name }) => ({ value: `area:${id}`, text: name })),
    },
    {
      text: 'Works in',
      options: offered.sectors.map(({ code, label }) => ({ value: `sector:${code}`, text: label })),
    },
    { text: 'Confirmed', options: confirmedChoices(open.now, list('what')) },
  ];
  return { people, rows, choices, at };
}

function confirmedChoices(now: Temporal.Instant, chosen: readonly string[]) {
  const sinces = [1, 3, 6, 12].map((months) => {
    const on = now.toZonedDateTimeISO('Europe/London').toPlainDate().subtract({ months });
    return {
      value: `confirmedSince:${on}`,
      text: `in the last ${months === 1 ? 'month' : `${months} months`}`,
    };
  });
  const kept = chosen.filter(
    (one) => one.startsWith('confirmedSince:') && !sinces.some(({ value }) => value === one),
  );
  return [...sinces, ...kept.map((value) => ({ value, text: `since ${value.slice(15)}` }))];
}

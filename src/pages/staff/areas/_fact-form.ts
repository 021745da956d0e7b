import { z } from 'astro/zod';
import { recordFact } from '#lib/areas/facts/record-fact.ts';
import { listFacts } from '#lib/areas/facts/list.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { checkedText } from '../../_checked-text.ts';
import { boxesOf, dayBoxes, readPastDay } from '../training/coverage/_day-field.ts';
import type { OpenArea } from './_open-area.ts';

type Page = { request: Request; response: { status?: number }; url: URL };

export const factForm = z.object({
  seen: z.string().optional(),
  label: checkedText(line('what it is about, like “Population”', 80)),
  value: checkedText(line('what is known', 2000)),
  source: checkedText(line('where it is from', 200)),
  ...dayBoxes('asOf'),
});

/** The facts that most areas should have, to choose from. */
export const usualFacts = [
  'Population',
  'Council',
  'Kind of council',
  'Prevent referral route',
  'Area',
  'Schools and colleges',
  'Universities',
  'Health',
  'Prisons and probation',
  'Transport',
];

/** Answers the form that records a fact: done, or what was typed and what is wrong. */
export async function answerFact({ request, response, url }: Page, open: OpenArea) {
  const facts = await listFacts(open.db, open.area.id);
  const idOf = (label: string) => facts.find(({ fact }) => fact.label === label)?.fact.id ?? null;
  if (request.method !== 'POST') {
    const label = url.searchParams.get('label')?.slice(0, 80) ?? '';
    const about = facts.find(({ fact }) => fact.label === label);
    const filled = about
      ? { label: about.fact.label, value: about.fact.value, source: about.fact.source, seen: about.fact.id }
      : { label };
    const day = boxesOf(typedDay(open.today), 'asOf');
    return { isDone: false, values: emptyForm(factForm, { ...filled, ...day }), errors: {} as Mistakes };
  }
  const form = await readForm(request, factForm);
  const day = readPastDay(form.values, { name: 'asOf', sentence: 'the day for which it holds' }, open.today);
  const errors = { ...(form.ok ? {} : form.errors), ...day.mistake };
  if (!form.ok || !day.on) {
    hasMistakes(response);
    return { isDone: false, values: form.values, errors };
  }
  const { label, value, source } = form.value;
  const current = idOf(label);
  const seen = readId<'area_fact'>(form.value.seen) === current ? current : null;
  const fact = { label, value, source, asOf: day.on };
  const outcome = await recordFact(open.db, open.officer, { areaId: open.area.id, seen }, fact, open.now);
  if (outcome.ok) return { isDone: true, values: form.values, errors: {} };
  isRefused(response);
  const words =
    'There is another fact of this name by now. Look at it on the page of the area, and replace it there';
  return { isDone: false, values: form.values, errors: { label: words } };
}

import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { callOrder } from '#lib/impact/surge/call-order.ts';
import { openSurge } from '#lib/impact/surge/open.ts';
import { offered } from '#lib/impact/surge/words.ts';
import { areasWithin } from '#lib/calendar/entries/areas-within.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { listChosenAreas } from '#lib/institutions/area-choices.ts';
import { placesToReassure } from '#lib/institutions/to-reassure.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { line, paragraphs } from '#lib/web/fields.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readDay, readTime, typedDay } from '#lib/web/typed-dates.ts';
import { exactTime } from '../../../engagements/_form/typed-time.ts';
import { answerWords } from '../_page/answer-words.ts';

/** So many stand in the order to begin with; more are added by hand. */
const mostAtFirst = 20;

const form = z.object({
  formToken: z.uuid({ error: 'Open the form again' }),
  areas: z.array(z.string()).min(1, { error: 'Choose an area' }),
  kind: z.enum(offered.kinds, { error: 'Choose what it is after' }),
  title: line('what happened', 120),
  publicWords: paragraphs('what is published'),
  publishedBy: line('who published it', 200),
  'on-day': z.string().optional(),
  'on-month': z.string().optional(),
  'on-year': z.string().optional(),
  at: z.string({ error: 'Enter the time, like 2:30pm' }),
  why: z.string().max(500, { error: 'Shorten the reason to 500 characters or fewer' }).optional(),
});
type Boxes = { at: string; 'on-day': string; 'on-month': string; 'on-year': string };

const dayOf = (values: Boxes) =>
  readDay({ day: values['on-day'], month: values['on-month'], year: values['on-year'] });
function happenedAt(values: Boxes): Temporal.Instant | null {
  const [on, at] = [dayOf(values), readTime(values.at)];
  return on && at ? ukMoment(on, at) : null;
}
const wrong = (values: Boxes): Mistakes => ({
  ...(dayOf(values) ? {} : { on: 'Enter the day, like 3 12 2026' }),
  ...(readTime(values.at) ? {} : { at: 'Enter the time, like 2:30pm' }),
});

/** Answers the form that opens a surge: shows it, or opens the page with the order of calls filled in. */
export async function answerNew(Astro: AstroGlobal, officer: Officer) {
  const { db, now } = Astro.locals;
  const known = await areasFor(db, officer, 'runSurge');
  const choices = (await listChosenAreas(db, known, ['force', 'district'])).sort(forcesFirst);
  const { day, month, year } = typedDay(ukDay(now));
  const today = { 'on-day': day, 'on-month': month, 'on-year': year, at: exactTime(now) };
  const view = await answerWords(Astro, {
    form,
    filled: { formToken: crypto.randomUUID(), ...today },
    texts: ['title', 'publicWords', 'publishedBy'],
    places: choices.map(({ name }) => name).filter((name) => name.includes(' ')),
    about: { form: 'surge', entity: 'surge' },
    wrong,
    write: async (tx, { areas: slugs, at, why: _, 'on-day': d, 'on-month': m, 'on-year': y, ...rest }) => {
      const chosen = choices.filter(({ slug }) => slugs.includes(slug));
      const boxes = { at, 'on-day': d ?? '', 'on-month': m ?? '', 'on-year': y ?? '' };
      const within = await Promise.all(chosen.map(({ slug }) => areasWithin(tx, slug)));
      const areas = within.flatMap((one) => [...one]);
      const candidates = await placesToReassure(tx, { areas, today: ukDay(now) });
      const calls = callOrder(rest.kind, candidates).slice(0, mostAtFirst);
      const areaIds = chosen.map(({ id }) => id);
      return openSurge(tx, officer, { ...rest, happenedAt: happenedAt(boxes)!, areaIds, calls }, now);
    },
  });
  return 'written' in view ? view : { ...view, choices };
}

type Choice = Awaited<ReturnType<typeof listChosenAreas>>[number];
const forcesFirst = (one: Choice, other: Choice): number =>
  Number(other.kind === 'force') - Number(one.kind === 'force');

import { datesToMake } from '#lib/calendar/series/dates-to-make.ts';
import { makeSeries } from '#lib/calendar/series/make.ts';
import { ukDay } from '#lib/dates.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { z } from 'astro/zod';
import type { Preview } from '../../_coming-back.ts';
import { readRepeat } from '../../_read-repeat.ts';
import { repeatDefaults, repeatShape, type RepeatTyped } from '../../_repeat-fields.ts';
import { type AnySeriesRefusal, refusalAt } from '../../_series-refusals.ts';
import type { OpenSeries } from './_open-series.ts';

type Page = { request: Request; response: { status?: number } };
export type RepeatAnswer = {
  values: RepeatTyped;
  errors: Mistakes;
  preview: Preview | null;
  /** How many dates were made, once they are. */
  made: number | null;
};

const form = z.object({ ...repeatShape, intent: z.enum(['preview', 'make']).optional() });

/** Reads how an event is to come back, shows its dates, and makes them when they were seen. */
export async function repeatEvent(page: Page, open: OpenSeries): Promise<RepeatAnswer> {
  if (page.request.method !== 'POST')
    return { values: emptyForm(form, repeatDefaults), errors: {}, preview: null, made: null };
  const { values, ...read } = await readForm(page.request, form);
  const wrong = (errors: Mistakes) => ({ values, errors, preview: null, made: null });
  const repeat = readRepeat(values, ukDay(open.event.startsAt));
  if (!read.ok || 'errors' in repeat) {
    hasMistakes(page.response);
    return wrong({ ...(read.ok ? {} : read.errors), ...('errors' in repeat ? repeat.errors : {}) });
  }
  const refuse = (reason: AnySeriesRefusal) => {
    isRefused(page.response);
    return wrong(refusalAt(reason));
  };
  const { startsAt, endsAt, allDay, id } = open.event;
  const plan = { ...repeat.value, startsAt, endsAt, allDay };
  const dates = datesToMake(plan, open.now);
  if (!dates.ok) return refuse(dates.reason);
  if (values.intent !== 'make')
    return { values, errors: {}, preview: { plan, dates: dates.value }, made: null };
  const made = await makeSeries(open.db, open.officer, id, repeat.value, open.now);
  return made.ok ? { values, errors: {}, preview: null, made: made.value.dates } : refuse(made.reason);
}

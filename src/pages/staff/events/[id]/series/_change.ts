import { changeTimes } from '#lib/calendar/series/change-times.ts';
import { datesToMake } from '#lib/calendar/series/dates-to-make.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import type { Preview } from '../../_coming-back.ts';
import { type AnySeriesRefusal, refusalAt } from '../../_series-refusals.ts';
import type { OpenDate } from './_open-series.ts';
import { readTimes } from './_read-times.ts';
import { timesForm, type TimesTyped, typedTimes } from './_times-fields.ts';

type Page = { request: Request; response: { status?: number } };
type Answer = { values: TimesTyped; errors: Mistakes; preview: Preview | null; isDone: boolean };

/** Reads when a series is to be held, shows its dates, and changes them when they were seen. */
export async function changeSeries(page: Page, open: OpenDate): Promise<Answer> {
  const { db, officer, now, event, series } = open;
  const filled = typedTimes(series.series, event);
  if (page.request.method !== 'POST') return { values: filled, errors: {}, preview: null, isDone: false };
  const form = await readForm(page.request, timesForm);
  const { values } = form;
  const answer = (more: Partial<Answer>) => ({ values, errors: {}, preview: null, isDone: false, ...more });
  const read = readTimes(values, series.series);
  if (!form.ok || 'errors' in read) {
    hasMistakes(page.response);
    return answer({ errors: { ...(form.ok ? {} : form.errors), ...('errors' in read ? read.errors : {}) } });
  }
  const refuse = (reason: AnySeriesRefusal) => {
    isRefused(page.response);
    return answer({ errors: refusalAt(reason) });
  };
  const dates = datesToMake(read.value, now);
  if (!dates.ok) return refuse(dates.reason);
  if (form.value.intent !== 'change') return answer({ preview: { plan: read.value, dates: dates.value } });
  const { sequence } = form.value;
  const changed = await changeTimes(db, officer, event.id, { ...read.value, sequence }, now);
  return changed.ok ? answer({ isDone: true }) : refuse(changed.reason);
}

import { z } from 'astro/zod';
import type { SeriesId } from '#db/schema/event-series.ts';
import { goOn, type GoOnRefusal } from '#lib/calendar/series/end.ts';
import { putBack, type PutBackRefusal } from '#lib/calendar/series/remove.ts';
import type { Outcome } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { seriesRefusals } from '../../_series-refusals.ts';
import type { OpenDate } from './_open-series.ts';

type Page = { request: Request; response: { status?: number } };

const form = z.object({
  intent: z.enum(['put-back', 'go-on'], { error: 'Choose what to do' }),
  occursAt: z.iso.datetime({ error: 'Choose a date that is left out' }).optional(),
});

/** What a button on the page of a series asks for: the word for what was done, or why not. */
export async function actOnSeries(page: Page, open: OpenDate) {
  const { db, officer, now, series } = open;
  const { id } = series.series;
  const verb = async ({ intent, occursAt }: z.output<typeof form>): Promise<Outcome<string, Refusal>> => {
    const outcome = intent === 'go-on' ? await goOn(db, officer, id, now) : await back(id, occursAt);
    return outcome.ok ? { ok: true, value: intent } : outcome;
  };
  const back = (seriesId: SeriesId, occursAt: string | undefined) => {
    const at = Temporal.Instant.from(occursAt ?? '1970-01-01T00:00Z');
    return putBack(db, officer, { seriesId, occursAt: at }, now);
  };
  const wording = (reason: Refusal) => ({ '': seriesRefusals[reason] });
  return answerForm(page, form, verb, wording);
}

type Refusal = GoOnRefusal | PutBackRefusal;

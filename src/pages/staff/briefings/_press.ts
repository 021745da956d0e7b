import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { askForRelease } from '#lib/calendar/briefings/release.ts';
import { tickTask } from '#lib/calendar/briefings/tick.ts';
import { can } from '#lib/officers/can.ts';
import { readForm } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { briefingDone, type OpenBriefing } from './_open-briefing.ts';
import { sentences } from './_refusals.ts';

const form = z.object({
  do: z.enum(['ask', 'tick', 'untick']),
  sequence: z.coerce.number().int().optional(),
  item: z.string().optional(),
});
type Pressed = z.output<typeof form>;

/** Answers the buttons of a briefing's page: it was done, or a sentence why not; null where none was pressed. */
export async function answerPress(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  open: OpenBriefing,
): Promise<Response | { mistake: string } | null> {
  if (request.method !== 'POST') return null;
  const read = await readForm(request, form);
  if (!read.ok) return (hasMistakes(response), { mistake: 'Choose what is to be done with the briefing' });
  const { do: what } = read.value;
  const isTick = what === 'tick' || what === 'untick';
  if (!isTick && !can.writeBriefing(open.officer, open.path)) return new Response(null, { status: 404 });
  const outcome = await (isTick ? tick(open, read.value) : ask(open, read.value));
  if (!outcome.ok) return (isRefused(response), { mistake: sentences[outcome.reason] });
  return briefingDone(open.seen.id, { ask: 'asked', tick: 'ticked', untick: 'unticked' }[what]);
}

const tick = ({ db, officer, seen, now }: OpenBriefing, { do: what, item }: Pressed) =>
  tickTask(
    db,
    officer,
    { briefingId: seen.id, item: readId<'briefing_item'>(item), isDone: what === 'tick' },
    now,
  );

const ask = ({ db, officer, seen, now }: OpenBriefing, { sequence }: Pressed) =>
  askForRelease(db, officer, { ...seen, sequence: sequence ?? -1 }, now);

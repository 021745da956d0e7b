import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { scheduleCampaign } from '#lib/campaigns/schedule.ts';
import { lastDay } from '#lib/campaigns/state.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { isBlankDay, readDay, readTime, typedDay } from '#lib/web/typed-dates.ts';
import { exactTime } from '../engagements/_form/typed-time.ts';
import { boxesOf, dayBoxes, typedIn } from '../training/coverage/_day-field.ts';
import type { OpenCampaign } from './_open-campaign.ts';
import { sentences } from './_words.ts';

const form = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  ...dayBoxes('out'),
  outAt: z.string().optional(),
  ...dayBoxes('end'),
});
const midnight = new Temporal.PlainTime();
type Values = Readonly<Record<string, unknown>>;

function readOut(values: Values, now: Temporal.Instant) {
  if (isBlankDay(typedIn(values, 'out'))) return { at: null, errors: {} };
  const on = readDay(typedIn(values, 'out'));
  const typed = String(values['outAt'] ?? '').trim();
  const time = typed ? readTime(typed) : midnight;
  const errors: Mistakes = {
    ...(on && Temporal.PlainDate.compare(on, ukDay(now)) >= 0 ? {} : { out: 'Enter a day from today on' }),
    ...(time ? {} : { outAt: 'Enter the time, like 2:30pm' }),
  };
  if (!on || !time || Object.keys(errors).length > 0) return { at: null, errors };
  const at = ukMoment(on, time);
  // A moment of today that is over means now.
  return { at: Temporal.Instant.compare(at, now) < 0 ? now : at, errors };
}

function readEnd(values: Values, now: Temporal.Instant) {
  if (isBlankDay(typedIn(values, 'end'))) return { at: null, errors: {} };
  const on = readDay(typedIn(values, 'end'));
  const isAhead = on && Temporal.PlainDate.compare(on, ukDay(now)) >= 0;
  if (!isAhead) return { at: null, errors: { end: 'Enter a day from today on' } };
  return { at: ukMoment(on.add({ days: 1 }), midnight), errors: {} };
}

/** Answers the form of when a campaign goes out, and when it is over. */
export async function answerSchedule(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  open: OpenCampaign,
) {
  const { db, officer, id, now } = open;
  const nothing = { done: false, errors: {} as Mistakes };
  if (request.method !== 'POST') return { ...nothing, values: filled(open) };
  const read = await readForm(request, form);
  const { values } = read;
  const [out, end] = [readOut(values, now), readEnd(values, now)];
  const errors: Mistakes = { ...(read.ok ? {} : read.errors), ...out.errors, ...end.errors };
  if (!read.ok || Object.keys(errors).length > 0)
    return (hasMistakes(response), { ...nothing, values, errors });
  const seen = { id, sequence: read.value.sequence };
  const outcome = await scheduleCampaign(db, officer, seen, { publishAt: out.at, endsAt: end.at }, now);
  if (outcome.ok) return { ...nothing, done: true, values };
  isRefused(response);
  return { ...nothing, values, errors: { end: sentences[outcome.reason] } as Mistakes };
}

function filled({ found: { campaign, next } }: OpenCampaign) {
  const at = next?.version.publishAt;
  return emptyForm(form, {
    ...{ sequence: String(campaign.sequence), outAt: at ? exactTime(at) : '' },
    ...(at && boxesOf(typedDay(ukDay(at)), 'out')),
    ...(campaign.endsAt && boxesOf(typedDay(lastDay(campaign.endsAt)), 'end')),
  });
}

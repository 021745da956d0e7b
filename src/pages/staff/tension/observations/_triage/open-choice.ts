import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { areasFor } from '#lib/officers/areas.ts';
import { findObservation } from '#lib/tension/observations/find.ts';
import { categoryWords } from '#lib/tension/observations/words.ts';
import { nearEngagements, nearEvents, nearObservations } from '#lib/tension/triage/candidates.ts';
import { decide, type Decision } from '#lib/tension/triage/decide.ts';
import { date } from '#lib/dates.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { checkedText } from '../../../../_checked-text.ts';
import { openObservation, type OpenObservation } from '../_open-observation.ts';
import { decisionRefusals } from './words.ts';

const form = z.object({
  other: z.string({ error: 'Choose one' }),
  reason: checkedText(paragraphs('the reason', 500)).optional(),
});
type Option = { value: string; text: string; hint?: string; decision: Decision };
export type ChoiceView = {
  open: OpenObservation;
  options: Option[];
  values: Typed<typeof form>;
  errors: Mistakes;
};

/** Answers the form that puts an observation with another, or links it: what is near in place and time to choose from. */
export async function openChoice(
  page: AstroGlobal,
  act: 'merged' | 'linked',
): Promise<ChoiceView | Response | null> {
  const open = await openObservation(page, 'triageObservation');
  const found = open && (await findObservation(open.db, open.officer, open.id, open.now));
  if (!open || !found) return null;
  const options = await choices(open, found.observation, act);
  if (page.request.method !== 'POST') return { open, options, values: emptyForm(form), errors: {} };
  const read = await readForm(page.request, form);
  const { values } = read;
  const chosen = options.find(({ value }) => value === values.other);
  const errors = read.ok ? (chosen ? {} : { other: 'Choose one' }) : read.errors;
  if (!read.ok || !chosen) return (hasMistakes(page.response), { open, options, values, errors });
  const { decision } = chosen;
  const reason = read.value.reason ?? null;
  const whole = decision.act === 'merged' ? { ...decision, reason } : decision;
  const outcome = await decide(open.db, open.officer, open.id, whole, open.now);
  if (outcome.ok) return seeOther(withQuery(paths.staff.observation(open.id), { done: act }));
  return (
    isRefused(page.response),
    { open, options, values, errors: { other: decisionRefusals[outcome.reason] } }
  );
}

type Found = NonNullable<Awaited<ReturnType<typeof findObservation>>>['observation'];

async function choices(open: OpenObservation, near: Found, act: 'merged' | 'linked'): Promise<Option[]> {
  const { db, officer, now } = open;
  const areas = await areasFor(db, officer, 'triageObservation');
  const others = await nearObservations(db, officer, { near, areas }, now);
  const observations = others.map(({ id, category, area, words, noticedAt }) => ({
    ...{ value: id, text: `${categoryWords[category]}, ${area}, ${date(noticedAt)}`, hint: words },
    decision: act === 'merged' ? { act, otherId: id, reason: null } : { act, otherId: id },
  }));
  if (act === 'merged') return observations;
  const [events, engagements] = await Promise.all([
    nearEvents(db, officer, near, now),
    open.maySeeEngagement ? nearEngagements(db, near) : [],
  ]);
  return [
    ...observations,
    ...events.map(({ id, title, startsAt }) => ({
      ...{ value: id, text: `Event: ${title}, ${date(startsAt)}` },
      decision: { act, eventId: id },
    })),
    ...engagements.map(({ id, type, happenedAt }) => ({
      ...{ value: id, text: `Engagement: ${type}, ${date(happenedAt)}` },
      decision: { act, engagementId: id },
    })),
  ];
}

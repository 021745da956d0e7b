import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { type ChosenArea, listChosenAreas } from '#lib/institutions/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { dueOf, sentBy } from '#lib/tension/returns/waiting.ts';
import { reportableWeeks, thisWeek } from '#lib/tension/returns/weeks.ts';

/** The district and the week that a return is for, and the names of places that its words may well say. */
export type Chosen = { district: ChosenArea; week: Temporal.PlainDate; places: readonly string[] };

/** A district for which an officer may report, with what is due of them and what they sent this week. */
export type Choice = ChosenArea & {
  dueOn: Temporal.PlainDate | null;
  sent: { answer: 'nothing' | 'something'; sentAt: Temporal.Instant } | null;
};

/** What the address asks for: the form of a district, or the districts to choose from, what is due first. */
export async function openNew(
  { locals, url }: Pick<AstroGlobal, 'locals' | 'url'>,
  officer: Officer,
): Promise<{ chosen: Chosen } | { choices: Choice[]; sent: string | null }> {
  const { db, now } = locals;
  const areas = await areasFor(db, officer, 'sendReturn');
  const districts = await listChosenAreas(db, areas, ['district']);
  const sent = districts.find(({ id }) => id === url.searchParams.get('sent'))?.name ?? null;
  const only = districts.length === 1 && !sent ? districts[0] : undefined;
  const district = districts.find(({ id }) => id === url.searchParams.get('area')) ?? only;
  const places = districts.flatMap(({ name, above }) => [name, above]).filter((name) => name.includes(' '));
  if (district) return { chosen: { district, places, week: weekAsked(url.searchParams.get('week'), now) } };
  const [due, own] = await Promise.all([dueOf(db, officer.id, now), sentBy(db, officer.id, thisWeek(now))]);
  const dueOn = new Map(due.map((one) => [one.areaId, one.dueOn]));
  const choices = districts.map((one) => ({
    ...one,
    ...{ dueOn: dueOn.get(one.id) ?? null, sent: own.get(one.id) ?? null },
  }));
  return { choices: choices.toSorted((one, other) => Number(!one.dueOn) - Number(!other.dueOn)), sent };
}

function weekAsked(given: string | null, now: Temporal.Instant): Temporal.PlainDate {
  return reportableWeeks(now).find((week) => week.toString() === given) ?? thisWeek(now);
}

import type { AstroGlobal } from 'astro';
import { ukDay } from '#lib/dates.ts';
import { findObservation } from '#lib/tension/observations/find.ts';
import { openObservation } from '../observations/_open-observation.ts';

/** The observation that the address turns into an assessment; null where it names none that its reader may see. */
export async function observationAsked({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const id = url.searchParams.get('observation') ?? '';
  const open = await openObservation({ locals, params: { id } });
  const found = open && (await findObservation(open.db, open.officer, open.id, open.now));
  if (!found) return null;
  const { category, noticedAt } = found.observation;
  return { id: open.id, area: found.area.slug, category, on: ukDay(noticedAt) };
}
export type ObservationAsked = NonNullable<Awaited<ReturnType<typeof observationAsked>>>;

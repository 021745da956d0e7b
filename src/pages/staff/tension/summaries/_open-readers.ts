import type { AstroGlobal } from 'astro';
import { areaPath } from '#lib/officers/areas.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { officersInSight } from '#lib/officers/who-sees.ts';

/** The list of readers of the area that the address names, for somebody who may send its summary; otherwise null. */
export async function openReaders({ locals, params }: Pick<AstroGlobal, 'locals' | 'params'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.writeSummary(officer)) return null;
  const areas = await areaChoices(db, await knownAreasFor(db, officer, 'writeSummary', now));
  const area = areas.find(({ slug }) => slug === params['slug']);
  if (!area) return null;
  const path = await areaPath(db, area.id);
  const officers = await officersInSight(db, 'seeSummaries', { areaId: area.id, path }, now);
  return { officer, db, now, area, officers };
}
export type OpenReaders = NonNullable<Awaited<ReturnType<typeof openReaders>>>;

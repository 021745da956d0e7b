import type { AstroGlobal } from 'astro';
import { ukDay } from '#lib/dates.ts';
import { daySheet } from '#lib/engagement/plans/day-sheet.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { readOn } from '../../_read-on.ts';

/** The sheet of the day that the address asks for, today where it asks for none; for whoever may see engagements. */
export async function openSheet({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const day = readOn(url.searchParams.get('on')) ?? ukDay(now);
  const isOwn = can.logEngagement(officer) && url.searchParams.get('whose') !== 'all';
  const areas = await areasFor(db, officer, 'seeEngagements');
  const visits = await daySheet(db, officer, { whose: isOwn ? officer.id : null, areas }, day, now);
  return { officer, now, day, visits, isOwn };
}

import type { AstroGlobal } from 'astro';
import { districtsWithoutRoute, listRoutes, listSignposts } from '#lib/enquiries/signposts/list.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';

/** Every signpost, and the routes of the councils in the reader's areas; null when they are not for this reader. */
export async function openSignposts({ locals }: Pick<AstroGlobal, 'locals'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.keepSignposts(officer)) return null;
  const areas = await areasFor(db, officer, 'keepSignposts');
  const [all, routes, bare] = await Promise.all([
    listSignposts(db),
    listRoutes(db, areas),
    districtsWithoutRoute(db, areas, now),
  ]);
  const mine = new Set(areas);
  const signposts = all.filter(({ signpost: { areaId } }) => areaId === null || mine.has(areaId));
  return { officer, now, signposts, routes, bare };
}

import type { AstroGlobal } from 'astro';
import { hoursWords } from '#lib/enquiries/signposts/hours.ts';
import { areaSignposts } from '#lib/enquiries/signposts/of-area.ts';
import { councilAsked } from './_council.ts';

/** The signposts of an area, as a list shows them. */
export async function signpostsNear({ db, now }: Pick<App.Locals, 'db' | 'now'>, area: string) {
  const all = await areaSignposts(db, area, now);
  return all.map(({ hours, ...one }) => ({ ...one, hours: hours && hoursWords(hours) }));
}

/** What there is near the district that the address names, for somebody who is worried about a person. */
export async function nearAsked(Astro: Pick<AstroGlobal, 'locals' | 'url'>) {
  const asked = await councilAsked(Astro);
  const { found } = asked;
  return { asked, signposts: found ? await signpostsNear(Astro.locals, found.code) : [] };
}

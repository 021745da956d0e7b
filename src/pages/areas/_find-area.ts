import type { AstroGlobal } from 'astro';
import { areasAt } from '#lib/areas/areas-at.ts';
import { locate } from '#lib/areas/locate.ts';
import { mapDistricts } from '#lib/areas/map-districts.ts';
import { findPublicArea, type PublicForce } from '#lib/areas/public-areas.ts';
import { ukDay } from '#lib/dates.ts';
import { paths } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';

/** What the finder says back when it leads nowhere by itself. */
export type Sought = { typed: string; refusal: string | null; candidates: readonly string[] };

export const nothingSought: Sought = { typed: '', refusal: null, candidates: [] };

const elsewhere = 'We do not look after that place. Your own council’s website names its Prevent team';

/** Leads on to the area of a name, a town or a postcode; or says why not, or which places may be meant. */
export async function findArea(
  { url, locals: { db, now } }: Pick<AstroGlobal, 'url' | 'locals'>,
  forces: readonly PublicForce[],
): Promise<Response | Sought> {
  const typed = (url.searchParams.get('near') ?? '').trim().slice(0, 100);
  const said = (refusal: string | null, candidates: readonly string[] = []) => ({
    typed,
    refusal,
    candidates,
  });
  if (!typed) return said(null);
  const named = forces
    .flatMap((force) => [force, ...force.districts])
    .find(({ name }) => name.toLowerCase() === typed.toLowerCase());
  if (named) return seeOther(paths.area(named.slug));
  const found = await locate(db, typed);
  if (!found.ok) return said(found.words);
  const { sure, candidates } = found.value;
  if (!sure)
    return said(
      null,
      candidates.map(({ label }) => label),
    );
  const { districtId } = await areasAt(db, sure, ukDay(now));
  const district = (await mapDistricts(db, now)).find(({ id }) => id === districtId);
  const ours = district ? await findPublicArea(db, district.slug, now) : null;
  return ours ? seeOther(paths.area(ours.area.slug)) : said(elsewhere);
}

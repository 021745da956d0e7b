import type { AstroGlobal } from 'astro';
import { locate } from '#lib/areas/locate.ts';
import { publicRoutes } from '#lib/enquiries/signposts/public-routes.ts';

/** The councils to choose from, and the route of the one that the address names by district or postcode. */
export async function councilAsked({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const routes = await publicRoutes(locals.db, locals.now);
  const district = url.searchParams.get('district') ?? '';
  const postcode = url.searchParams.get('postcode')?.trim().slice(0, 10) ?? '';
  const code = district || (postcode && (await districtOf(locals, postcode)));
  const found = routes.find((one) => one.code === code) ?? null;
  const isAsked = district !== '' || postcode !== '';
  return { routes, district, postcode, found, isMissing: isAsked && !found };
}
export type CouncilAsked = Awaited<ReturnType<typeof councilAsked>>;

// With the database down a postcode leads nowhere; the list of districts still does.
async function districtOf({ db }: App.Locals, postcode: string): Promise<string> {
  try {
    const found = await locate(db, postcode);
    return (found.ok && found.value.sure?.districtCode) || '';
  } catch {
    return '';
  }
}

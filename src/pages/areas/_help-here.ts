import type { PublicArea } from '#lib/areas/public-areas.ts';
import { publicRoutes } from '#lib/enquiries/signposts/public-routes.ts';
import { helpSignposts } from '../_help-signposts.ts';
import { signpostsNear } from '../help/_near.ts';

/** Where somebody in an area finds help: the line for everybody first, then those of the area, and its council. */
export async function helpHere(locals: Pick<App.Locals, 'db' | 'now'>, { slug }: PublicArea) {
  const [everywhere, near, routes] = await Promise.all([
    helpSignposts(locals, ['early-support']),
    signpostsNear(locals, slug),
    publicRoutes(locals.db, locals.now),
  ]);
  const route = routes.find((one) => one.slug === slug) ?? null;
  return { signposts: [...everywhere, ...near], route };
}
export type HelpHere = Awaited<ReturnType<typeof helpHere>>;

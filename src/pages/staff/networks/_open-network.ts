import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { findNetwork } from '#lib/institutions/networks/list.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import type { AreaPath } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params'>;
type Check = (officer: Officer, path?: AreaPath) => boolean;

/** The network that the address names, if whoever is signed in may do `check` where it is; otherwise null. */
export async function openNetwork({ locals, params }: Page, check: Check) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const network = await findNetwork(db, readId<'network'>(params['id']));
  if (!network) return null;
  const path = await knownAreaPath(db, network.areaId, now);
  if (!check(officer, path)) return null;
  const trail = [
    { href: paths.staff.networks, text: 'Networks' },
    { href: paths.staff.network(network.id), text: network.name },
  ];
  return { officer, db, now, today: ukDay(now), network, path, trail };
}
export type OpenNetwork = NonNullable<Awaited<ReturnType<typeof openNetwork>>>;

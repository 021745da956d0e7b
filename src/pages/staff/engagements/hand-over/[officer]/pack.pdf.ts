import type { APIRoute } from 'astro';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { teamPack } from '../_open-pack.ts';
import { packFile } from '../_pack-file.ts';

/** The portfolio of a colleague to print; giving it out goes into the access log. */
export const GET: APIRoute = async (context) => {
  const open = can.seeTeam(signedIn(context.locals)) ? await teamPack(context, 'disclose') : null;
  return open ? packFile(open) : new Response(null, { status: 404 });
};

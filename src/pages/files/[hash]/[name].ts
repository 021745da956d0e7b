import type { APIRoute } from 'astro';
import { findFile, readHash } from '#lib/files/stored/read.ts';
import { answerFile, sightOf } from './_file-answer.ts';

/** A file by the hash of its content: what stands at an address never changes, so it is kept for a year. */
export const GET: APIRoute = async ({ request, locals, params }) => {
  const absent = new Response(null, { status: 404 });
  const file = await findFile(locals.db, readHash(params['hash']));
  if (!file) return absent;
  const sight = await sightOf({ request, locals }, file);
  if (!sight) return absent;
  return (await answerFile({ request, locals }, { file, name: params['name'] ?? '', sight })) ?? absent;
};

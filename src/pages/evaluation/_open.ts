import type { AstroGlobal } from 'astro';
import { findEvaluation } from '#lib/training/evaluation/open.ts';
import { readToken } from '#lib/training/evaluation/token.ts';

/** What the link in the address asks about, or null for a link that we did not make. */
export async function openEvaluation({ locals, params }: Pick<AstroGlobal, 'locals' | 'params'>) {
  const { db, now, environment } = locals;
  const key = params['key'] ?? '';
  const token = readToken(environment.secret, key);
  const found = token && (await findEvaluation(db, { key, token }, now));
  return token && found ? { key, token, found } : null;
}
export type Opened = NonNullable<Awaited<ReturnType<typeof openEvaluation>>>;

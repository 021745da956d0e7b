import type { APIContext } from 'astro';
import { signedIn } from '#lib/officers/signed-in.ts';
import { listPasskeys } from '#lib/officers/sign-in/passkeys.ts';

/** The passkey that the address names, when it is the reader's own; null when it is not there or not theirs. */
export async function openPasskey({ locals, params }: Pick<APIContext, 'locals' | 'params'>) {
  const officer = signedIn(locals);
  const passkeys = await listPasskeys(locals.db, officer.id);
  const passkey = passkeys.find(({ id }) => id === params['id']);
  return passkey ? { officer, passkey, db: locals.db, now: locals.now } : null;
}

import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { beginPasskey, finishPasskey } from '#lib/officers/sign-in/passkey-new.ts';
import type { Answering, anAuthenticator } from './authenticator.ts';
import { now } from './makers.ts';

type Device = ReturnType<typeof anAuthenticator>;

export const publicUrl = new URL('http://localhost:4321');

/** The Cookie header of a browser that was sent this Set-Cookie value. */
export const cookieHeader = (setCookie: string): string => setCookie.split(';', 1)[0] ?? '';

/** Adds the passkey of a device to an account, as its page does. */
export async function addPasskey(
  db: Db,
  owner: Officer,
  device: Device,
  { name = 'Phone', said = {}, at = now }: { name?: string; said?: Answering; at?: Temporal.Instant } = {},
) {
  const { options, cookie } = await beginPasskey(db, owner, publicUrl, at);
  const given = { answer: device.make(options, said), name, cookies: cookieHeader(cookie), publicUrl };
  return finishPasskey(db, owner, given, at);
}

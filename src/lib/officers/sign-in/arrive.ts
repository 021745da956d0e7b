import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { knownDevice, signInAttempt, type SignInMethod } from '#db/schema/sign-ins.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import type { Visitor } from './browser.ts';
import { isKnownDevice, rememberDevice } from './known-devices.ts';
import { tellOfNewDevice } from './letters.ts';
import { endSession, startSession } from './sessions.ts';

/**
 * Signs in somebody who has proved who they are, whichever way they came: a new sign-in in place of any that this
 * browser had, the browser remembered, its owner told when it is new to them, an entry in the access log. The try
 * itself is the caller's to note, after this.
 *
 * @param tx the transaction in which the proof was used up
 * @returns the values of the Set-Cookie headers
 */
export async function arrive(
  tx: Db,
  officer: Officer,
  visitor: Visitor,
  method: SignInMethod,
  now: Temporal.Instant,
): Promise<string[]> {
  const isNew = !(await isKnownDevice(tx, officer.id, visitor.cookies, now));
  if (isNew && (await hasSignedInBefore(tx, officer))) await tellOfNewDevice(tx, officer, visitor, now);
  await endSession(tx, visitor.cookies);
  const { device, address, requestId } = visitor;
  const cookie = await startSession(tx, officer.id, { device, address, method }, now);
  const remembered = await rememberDevice(tx, officer.id, visitor, now);
  const entry = { operation: 'sign_in', entity: 'officer', ids: [officer.id] } as const;
  await record(tx, { ...officer, requestId }, entry, now);
  return [cookie, remembered];
}

async function hasSignedInBefore(tx: Db, { id }: Officer): Promise<boolean> {
  const signedIn = and(eq(signInAttempt.officerId, id), eq(signInAttempt.result, 'signed_in'));
  const times = await Promise.all([
    tx.$count(knownDevice, eq(knownDevice.officerId, id)),
    tx.$count(signInAttempt, signedIn),
  ]);
  return times.some((count) => count > 0);
}

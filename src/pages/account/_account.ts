import type { APIContext } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { endDevice, endOtherDevices, listDevices } from '#lib/officers/sign-in/devices.ts';
import { findOwnAccount } from '#lib/officers/own-account.ts';
import { readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';
import { needsProof } from '../_proof.ts';

type Page = Pick<APIContext, 'request' | 'locals'>;

/** Which device to sign out; without one, every device but this. */
const form = z.object({ device: z.string().optional() });

/** The account of whoever is signed in, with the devices on which they are. */
export async function ownAccount({ locals }: Page, officer: Officer) {
  const { db, now, signIn } = locals;
  const [account, devices] = await Promise.all([
    findOwnAccount(db, officer, now),
    listDevices(db, officer, now),
  ]);
  const here = signIn?.session.reference;
  return { account, devices: devices.map((device) => ({ ...device, isHere: device.reference === here })) };
}

/**
 * Signs out the device, or all others, as the form asks, once its owner has proved who they are. That one has gone
 * already is as wanted too.
 */
export async function endDevices({ request, locals }: Page, officer: Officer): Promise<Response> {
  const { db, now, signIn } = locals;
  const proof = needsProof({
    locals,
    url: new URL(withQuery(paths.account, { done: 'proven' }), request.url),
  });
  if (proof) return proof;
  const { device } = (await readForm(request, form)).values;
  const reference = readId(device);
  if (reference) await endDevice(db, officer, reference, now);
  else if (!device && signIn) await endOtherDevices(db, officer, signIn.session, now);
  return seeOther(withQuery(paths.account, { done: device ? 'device' : 'devices' }));
}

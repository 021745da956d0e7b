import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { moment } from '#lib/dates.ts';
import { openLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';
import type { Browser } from './sessions.ts';

type Owner = Pick<Officer, 'id' | 'name' | 'email'>;

const accountKeepWords = 'We keep this message for 30 days, and your account while you need it.';

const toOwner = ({ id, name, email }: Owner) => ({
  to: { name, email },
  about: { entity: 'officer', id },
});

/** Tells the owner that somebody signed in with a browser that is new to their account. */
export function tellOfNewDevice(
  tx: Db,
  owner: Owner,
  { device, address }: Browser,
  now: Temporal.Instant,
): Promise<void> {
  const fields = { ownerName: owner.name, device, address, when: moment(now), keepWords: accountKeepWords };
  const resetUrl = openLink('/forgotten-password');
  return queueMail(tx, { template: 'new-device', ...toOwner(owner), fields: { ...fields, resetUrl } }, now);
}

/**
 * Tells the owner that the way they sign in has changed.
 *
 * @param changeWords one sentence with its full stop: "Your password was changed."
 */
export function tellOfChange(
  tx: Db,
  owner: Owner,
  changeWords: string,
  now: Temporal.Instant,
): Promise<void> {
  const fields = { ownerName: owner.name, changeWords, when: moment(now), keepWords: accountKeepWords };
  const resetUrl = openLink('/forgotten-password');
  return queueMail(
    tx,
    { template: 'account-changed', ...toOwner(owner), fields: { ...fields, resetUrl } },
    now,
  );
}

/**
 * Sends the link by which a forgotten password is set anew.
 *
 * @param until "2:30pm on Thursday 3 December 2026"
 */
export function sendResetLetter(
  tx: Db,
  owner: Owner,
  given: { resetUrl: { path: string; sealed: string }; until: string },
  now: Temporal.Instant,
): Promise<void> {
  const fields = { ownerName: owner.name, keepWords: accountKeepWords, ...given };
  return queueMail(tx, { template: 'password-reset', ...toOwner(owner), fields }, now);
}

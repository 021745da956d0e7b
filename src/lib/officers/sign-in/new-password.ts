import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import { hashPassword } from './password.ts';

/** What is wrong with a password that somebody chose. */
export type PasswordFault = 'short' | 'long' | 'common' | 'about you';

const leastPassword = 12;
// Long enough for any phrase; short enough that hashing it is no way to keep the site busy.
const longestPassword = 1000;

/** Each fault as the form says it. */
export const passwordFaultWords: Readonly<Record<PasswordFault, string>> = {
  short: `Use at least ${leastPassword} characters: three or four words are easy to remember`,
  long: `Use at most ${longestPassword.toLocaleString('en-GB')} characters`,
  common: 'Too many people use this password, so it is tried first. Choose another',
  'about you': 'This is mostly your name, your email address or the name of this site. Choose another',
};

// ASVS 5.0, 6.1.2: what somebody who knows nothing but the site would try.
const aboutTheSite = ['concord', 'prevent', 'police', 'counter', 'terrorism', 'demonstration'];

/**
 * What is wrong with a new password, or null. Every character is allowed and none is asked for (NIST SP 800-63B,
 * ASVS 5.0 6.2): it is long enough, not one that is tried first, and not made of what anyone knows of its owner.
 */
export async function passwordFault(
  password: string,
  about: { name: string; email: string },
): Promise<PasswordFault | null> {
  const whole = password.normalize('NFKC');
  const length = [...whole].length;
  if (length < leastPassword) return 'short';
  if (length > longestPassword) return 'long';
  const plain = whole.toLowerCase();
  if (isMostly(plain, about)) return 'about you';
  return isCommon(plain, await commonPasswords()) ? 'common' : null;
}

/** Keeps a password that has no fault, hashed. Who may change it, and what ends with it, is the caller's to say. */
export async function setPassword(
  tx: Db,
  id: OfficerId,
  password: string,
  now: Temporal.Instant,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await tx.update(officer).set({ passwordHash, passwordSetAt: now }).where(eq(officer.id, id));
}

let loaded: Promise<ReadonlySet<string>> | null = null;

// Half a megabyte, wanted a few times a year: it is read when first asked for.
const commonPasswords = (): Promise<ReadonlySet<string>> =>
  (loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  ));

// The list is mostly of words shorter than we allow, so it counts as well with figures or marks round it; and
// what is one thing over and over is only as good as that thing.
function isCommon(plain: string, common: ReadonlySet<string>): boolean {
  const core = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return common.has(plain) || (core.length >= 4 && common.has(core)) || /^(.+?)\1+$/su.test(plain);
}

// A surname within a phrase is no harm: what is left without such words has to stand on its own.
function isMostly(plain: string, { name, email }: { name: string; email: string }): boolean {
  const known = [...`${name} ${email}`.toLowerCase().split(/[^\p{L}\p{N}]+/u), ...aboutTheSite]
    .filter((word) => [...word].length >= 3)
    .sort((a, b) => b.length - a.length);
  const rest = known.reduce((text, word) => text.replaceAll(word, ''), plain);
  return rest !== plain && [...rest].length < 8;
}

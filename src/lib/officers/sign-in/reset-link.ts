import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { accountLink, officer, type OfficerId } from '#db/schema/officers.ts';
import { moment } from '#lib/dates.ts';
import { hashKey, makeKey } from '#lib/keys/link-key.ts';
import { sealedLink } from '#lib/mail/links.ts';
import { gateOf } from './gate.ts';
import { sendResetLetter } from './letters.ts';

/** How long a link to set a new password holds, in minutes. */
const resetMinutes = 30;
// Nobody's inbox is to be filled with links that somebody else asked for.
const linksAtOnce = 3;

/**
 * Mails a link to set a new password, where there is an account that lets its owner in. Whoever asks learns nothing
 * of that.
 */
export async function sendResetLink(
  db: Db,
  email: string,
  secret: string,
  now: Temporal.Instant,
): Promise<void> {
  await db.transaction(async (tx) => {
    // Locked, so that two who ask at once count each other's links.
    const [row] = await tx
      .select({ id: officer.id })
      .from(officer)
      .where(eq(officer.email, email))
      .for('update');
    const gate = row && (await gateOf(tx, row.id, now));
    if (!gate?.ok || (await openLinks(tx, gate.value.id, now)) >= linksAtOnce) return;
    const { hash, sealed } = makeKey(secret);
    const expiresAt = now.add({ minutes: resetMinutes });
    const link = { officerId: gate.value.id, kind: 'password_reset', keyHash: hash } as const;
    await tx.insert(accountLink).values({ ...link, madeAt: now, expiresAt });
    const { path } = sealedLink('/reset-password/{key}', sealed);
    const resetUrl = { path, sealed: Buffer.from(sealed).toString('base64') };
    await sendResetLetter(tx, gate.value, { resetUrl, until: moment(expiresAt) }, now);
  });
}

const isReset = eq(accountLink.kind, 'password_reset');
const holds = (now: Temporal.Instant) =>
  and(isReset, isNull(accountLink.usedAt), isNull(accountLink.withdrawnAt), gt(accountLink.expiresAt, now));

const openLinks = (tx: Db, id: OfficerId, now: Temporal.Instant): Promise<number> =>
  tx.$count(accountLink, and(eq(accountLink.officerId, id), holds(now)));

/** Whose password a link sets; looking does not use it up. Null for a link that is used, too old, or none. */
export async function ownerOfResetLink(
  db: Db,
  key: string,
  now: Temporal.Instant,
): Promise<{ id: OfficerId; name: string; email: string } | null> {
  const [row] = await db
    .select({ id: officer.id, name: officer.name, email: officer.email })
    .from(accountLink)
    .innerJoin(officer, eq(officer.id, accountLink.officerId))
    .where(and(eq(accountLink.keyHash, hashKey(key)), holds(now)));
  return row ?? null;
}

/**
 * Uses up a link, and with it every other that its owner asked for.
 *
 * @returns whether it was this call that used it
 */
export async function useResetLink(tx: Db, key: string, now: Temporal.Instant): Promise<boolean> {
  const [used] = await tx
    .update(accountLink)
    .set({ usedAt: now })
    .where(and(eq(accountLink.keyHash, hashKey(key)), holds(now)))
    .returning({ officerId: accountLink.officerId });
  if (!used) return false;
  const others = and(eq(accountLink.officerId, used.officerId), holds(now));
  await tx.update(accountLink).set({ withdrawnAt: now }).where(others);
  return true;
}

import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { directoryIdentity } from '#db/schema/directory.ts';
import { authenticatorApp, passkey } from '#db/schema/factors.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { tellOfChange } from './letters.ts';

/** A passkey as its owner sees it. */
export type OwnPasskey = Pick<typeof passkey.$inferSelect, 'id' | 'name' | 'addedAt' | 'lastUsedAt'>;

export const longestPasskeyName = 60;

/** The passkeys of an officer, in the order in which they were added. */
export const listPasskeys = (db: Db, id: OfficerId): Promise<OwnPasskey[]> =>
  db
    .select({
      id: passkey.id,
      name: passkey.name,
      addedAt: passkey.addedAt,
      lastUsedAt: passkey.lastUsedAt,
    })
    .from(passkey)
    .where(eq(passkey.officerId, id))
    .orderBy(asc(passkey.addedAt), asc(passkey.id));

const own = (actor: Officer, id: string) => and(eq(passkey.id, id), eq(passkey.officerId, actor.id));

/** Calls one of the actor's passkeys something else. */
export async function renamePasskey(
  db: Db,
  actor: Officer,
  id: string,
  name: string,
  now: Temporal.Instant,
): Promise<Outcome<null, 'gone'>> {
  return db.transaction(async (tx) => {
    const renamed = await tx
      .update(passkey)
      .set({ name })
      .where(own(actor, id))
      .returning({ id: passkey.id });
    if (renamed.length === 0) return refused('gone');
    await record(tx, actor, { operation: 'alter', entity: 'passkey', ids: [id], fields: ['name'] }, now);
    return done(null);
  });
}

/** Takes one of the actor's passkeys away, unless there would be no other way to sign in. */
export async function removePasskey(
  db: Db,
  actor: Officer,
  id: string,
  now: Temporal.Instant,
): Promise<Outcome<null, 'gone' | 'last'>> {
  return db.transaction(async (tx) => {
    // Of two passkeys removed at one moment, the second sees what the first left.
    await tx.select({ id: officer.id }).from(officer).where(eq(officer.id, actor.id)).for('update');
    const [found] = await tx.select({ name: passkey.name }).from(passkey).where(own(actor, id));
    if (!found) return refused('gone');
    if (!(await canDoWithout(tx, actor.id))) return refused('last');
    await tx.delete(passkey).where(own(actor, id));
    await record(tx, actor, { operation: 'erase', entity: 'passkey', ids: [id] }, now);
    await tellOfChange(tx, actor, `The passkey “${found.name}” was removed.`, now);
    return done(null);
  });
}

async function canDoWithout(tx: Db, id: OfficerId): Promise<boolean> {
  const [passkeys, apps, identities, [row]] = await Promise.all([
    tx.$count(passkey, eq(passkey.officerId, id)),
    tx.$count(authenticatorApp, eq(authenticatorApp.officerId, id)),
    tx.$count(directoryIdentity, eq(directoryIdentity.officerId, id)),
    tx.select({ passwordHash: officer.passwordHash }).from(officer).where(eq(officer.id, id)),
  ]);
  const hasAppAndPassword = apps > 0 && row?.passwordHash !== null;
  return passkeys > 1 || hasAppAndPassword || identities > 0;
}

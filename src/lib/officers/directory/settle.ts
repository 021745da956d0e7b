import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { directoryGroup } from '#db/schema/directory.ts';
import { authenticatorApp, passkey } from '#db/schema/factors.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import type { Actor } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { bringInLine } from './bring-in-line.ts';
import type { DirectoryPerson } from './person.ts';
import { type NotRecognised, recognise, type Recognised } from './recognise.ts';

export type NotSettled = NotRecognised | 'too many groups' | 'no second factor' | 'closed';

/** An account whose owner the directory has named, and what is still to be asked of them. */
export type Settled = Recognised & { asksFactor: boolean };

/**
 * Finds or makes the account of somebody in the directory, and brings its roles in line with their groups.
 *
 * @param isTrusted whether the directory asked for a second factor, or always does
 */
export async function settle(
  db: Db,
  actor: Actor,
  person: DirectoryPerson,
  isTrusted: boolean,
  now: Temporal.Instant,
): Promise<Outcome<Settled, NotSettled>> {
  return db.transaction(async (tx) => {
    // Without the groups we would take away roles that somebody still has.
    if (!person.groups && (await tx.$count(directoryGroup)) > 0) return refused('too many groups');
    const recognised = await recognise(tx, actor, person, isTrusted, now);
    if (!recognised.ok) return recognised;
    const { officerId } = recognised.value;
    if (await isClosed(tx, officerId)) return refused('closed');
    await bringInLine(tx, actor, officerId, person.groups ?? [], now);
    const asksFactor = !isTrusted;
    if (asksFactor && !(await hasFactor(tx, officerId))) return refused('no second factor');
    return done({ ...recognised.value, asksFactor });
  });
}

const isClosed = async (db: Db, id: OfficerId): Promise<boolean> =>
  (await db.$count(officer, and(eq(officer.id, id), isNotNull(officer.deactivatedAt)))) > 0;

async function hasFactor(db: Db, id: OfficerId): Promise<boolean> {
  const [apps, passkeys] = await Promise.all([
    db.$count(authenticatorApp, eq(authenticatorApp.officerId, id)),
    db.$count(passkey, eq(passkey.officerId, id)),
  ]);
  return apps + passkeys > 0;
}

import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { directoryIdentity } from '#db/schema/directory.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { rolesOf } from './bring-in-line.ts';
import type { DirectoryPerson } from './person.ts';

export type NotRecognised = 'no address' | 'linked to another' | 'unknown';

/** An account, and how long somebody of the directory has had it. */
export type Recognised = { officerId: OfficerId; how: 'known' | 'linked' | 'made' };

/**
 * Finds the account of somebody in the directory: the one that was theirs before; else the one with the address
 * that the directory vouches for; else a new one, if a group of theirs brings a role.
 *
 * @param db the transaction of the sign-in
 */
export async function recognise(
  db: Db,
  actor: Actor,
  person: DirectoryPerson,
  now: Temporal.Instant,
): Promise<Outcome<Recognised, NotRecognised>> {
  const { issuer, subject: directorySubject } = person;
  const [known] = await db
    .update(directoryIdentity)
    .set({ lastUsedAt: now })
    .where(
      and(eq(directoryIdentity.issuer, issuer), eq(directoryIdentity.directorySubject, directorySubject)),
    )
    .returning({ officerId: directoryIdentity.officerId });
  if (known) return done({ ...known, how: 'known' });
  if (!person.email) return refused('no address');
  const [namesake] = await db.select({ id: officer.id }).from(officer).where(eq(officer.email, person.email));
  if (namesake) return link(db, actor, person, { officerId: namesake.id, how: 'linked' }, now);
  if ((await rolesOf(db, person.groups ?? [])).length === 0) return refused('unknown');
  const officerId = await makeAccount(db, actor, { ...person, email: person.email }, now);
  return link(db, actor, person, { officerId, how: 'made' }, now);
}

async function link(
  db: Db,
  actor: Actor,
  { issuer, subject: directorySubject }: DirectoryPerson,
  recognised: Recognised,
  now: Temporal.Instant,
): Promise<Outcome<Recognised, NotRecognised>> {
  const { officerId } = recognised;
  const linked = await db
    .insert(directoryIdentity)
    .values({ issuer, directorySubject, officerId, linkedAt: now, lastUsedAt: now })
    // An account belongs to one person of the directory: whoever has its address today may be another.
    .onConflictDoNothing()
    .returning({ officerId: directoryIdentity.officerId });
  if (linked.length === 0) return refused('linked to another');
  const fields = ['directory_identity'];
  await record(db, actor, { operation: 'permission', entity: 'officer', ids: [officerId], fields }, now);
  return done(recognised);
}

async function makeAccount(
  db: Db,
  actor: Actor,
  { name, email }: { name: string; email: string },
  now: Temporal.Instant,
): Promise<OfficerId> {
  const [made] = await db
    .insert(officer)
    .values({ name, email, addedAt: now })
    // Two sign-ins at once make one account.
    .onConflictDoUpdate({ target: officer.email, set: { email } })
    .returning({ id: officer.id });
  const { id } = made!;
  const fields = ['name', 'email'];
  await record(db, actor, { operation: 'collect', entity: 'officer', ids: [id], fields }, now);
  return id;
}

import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { directoryGroup, directoryIdentity } from '#db/schema/directory.ts';
import { type OfficerId, type Role, roleGrant } from '#db/schema/officers.ts';
import { beginSingleSignOn } from '#lib/officers/directory/begin.ts';
import { finishSingleSignOn } from '#lib/officers/directory/finish.ts';
import { anOfficer, secret } from '../../support/makers.ts';
import { type DirectoryAccount, startProvider } from '../../support/openid-provider.ts';

const returnTo = new URL('http://localhost:4321/sign-in/single-sign-on/return');

// lucia and the provider read the machine's clock, so these tests happen now.
export const now = Temporal.Now.instant();

export const visitor = {
  device: 'Chrome on Windows',
  address: '192.0.2.7',
  cookies: null as string | null,
  secret,
  requestId: 'a request',
};

export const cookieOf = (setCookie: string): string => setCookie.split(';', 1)[0] ?? '';

/** A directory, and people who sign in with it. */
export async function aDirectory() {
  const provider = await startProvider({ returnTo: [returnTo.href] });
  const around = (asksSecondFactor = false) => ({
    provider: { ...provider, groupsClaim: 'groups', asksSecondFactor },
    secret,
    returnTo,
  });
  const begin = async (db: Db, at = now) => {
    const outcome = await beginSingleSignOn(db, around(), '/staff/outbox', at);
    if (!outcome.ok) throw new Error(outcome.reason);
    return { cookies: cookieOf(outcome.value.cookie), address: outcome.value.address };
  };
  const finish = (db: Db, cookies: string | null, search: string, at = now, asksSecondFactor = false) =>
    finishSingleSignOn(db, around(asksSecondFactor), { ...visitor, cookies }, search, at);
  /** Signs somebody of the directory in, as far as that goes. */
  const signIn = async (db: Db, account: DirectoryAccount, asksSecondFactor = false) => {
    const { cookies, address } = await begin(db);
    provider.somebody(account);
    const { search } = await provider.answer(address);
    return finish(db, cookies, search, now, asksSecondFactor);
  };
  return { ...provider, begin, finish, signIn };
}
export type Directory = Awaited<ReturnType<typeof aDirectory>>;

/** Somebody of the directory, with an address that it vouches for and a second factor. */
export const someone = (given: Partial<DirectoryAccount> = {}): DirectoryAccount => ({
  sub: crypto.randomUUID(),
  name: 'Priya Nandakumar',
  email: `${crypto.randomUUID()}@police.example`,
  email_verified: true,
  groups: [],
  amr: ['pwd', 'mfa'],
  ...given,
});

/** A group that brings a role in Bedfordshire; gives its key. */
export async function aGroup(db: Db, given: { role?: Role; addedBy?: OfficerId } = {}): Promise<string> {
  const [where] = await db.select().from(area).where(eq(area.code, 'bedfordshire'));
  const addedBy = given.addedBy ?? (await anOfficer(db, 'administrator')).id;
  const groupKey = crypto.randomUUID();
  const role = given.role ?? 'prevent_officer';
  const row = { groupKey, label: 'Prevent officers', role, areaId: where!.id, addedAt: now, addedBy };
  await db.insert(directoryGroup).values(row);
  return groupKey;
}

export const grantsOf = (db: Db, id: OfficerId) =>
  db.select().from(roleGrant).where(eq(roleGrant.officerId, id));

/** Whose account somebody of the directory has. */
export const accountOf = async (db: Db, { sub }: DirectoryAccount): Promise<OfficerId | undefined> =>
  (await db.select().from(directoryIdentity).where(eq(directoryIdentity.directorySubject, sub)))[0]
    ?.officerId;

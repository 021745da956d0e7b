import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { auditLog } from '#db/schema/audit.ts';
import { directoryGroup, directoryIdentity } from '#db/schema/directory.ts';
import { passkey } from '#db/schema/factors.ts';
import { officer, type OfficerId, type Role, roleGrant } from '#db/schema/officers.ts';
import { officerSession, signInStep } from '#db/schema/sign-ins.ts';
import { beginSingleSignOn } from '#lib/officers/directory/begin.ts';
import { finishSingleSignOn } from '#lib/officers/directory/finish.ts';
import { readSession } from '#lib/officers/sign-in/sessions.ts';
import { findStep } from '#lib/officers/sign-in/steps.ts';
import { it } from '../../support/database.ts';
import { anOfficer, secret } from '../../support/makers.ts';
import { type DirectoryAccount, type RunningProvider, startProvider } from '../../support/openid-provider.ts';

const returnTo = new URL('http://localhost:4321/sign-in/single-sign-on/return');
const browser = { device: 'Chrome on Windows', address: '192.0.2.7' };
// lucia and the provider read the machine's clock, so these tests happen now.
const now = Temporal.Now.instant();

let provider: RunningProvider;
beforeAll(async () => {
  provider = await startProvider({ returnTo: [returnTo.href] });
});
afterAll(() => provider.stop());
beforeEach(() => {
  process.env['PUBLIC_URL'] = 'http://localhost:4321';
});

const around = (asksSecondFactor = false) => ({
  provider: { ...provider, groupsClaim: 'groups', asksSecondFactor },
  secret,
  returnTo,
});

const cookieOf = (setCookie: string) => setCookie.split(';', 1)[0] ?? '';

async function begun(db: Db, at = now) {
  const outcome = await beginSingleSignOn(db, around(), '/staff/outbox', at);
  if (!outcome.ok) throw new Error(outcome.reason);
  return { cookie: cookieOf(outcome.value.cookie), address: outcome.value.address };
}

/** Signs somebody of the directory in, as far as that goes. */
async function signIn(db: Db, account: DirectoryAccount, at = now, asksSecondFactor = false) {
  const { cookie, address } = await begun(db, at);
  provider.somebody(account);
  const { search } = await provider.answer(address);
  return finishSingleSignOn(db, around(asksSecondFactor), { cookieHeader: cookie, search, browser }, at);
}

const someone = (given: Partial<DirectoryAccount> = {}): DirectoryAccount => ({
  sub: crypto.randomUUID(),
  name: 'Priya Nandakumar',
  email: `${crypto.randomUUID()}@police.example`,
  email_verified: true,
  groups: [],
  amr: ['pwd', 'mfa'],
  ...given,
});

async function aGroup(
  db: Db,
  given: { groupKey?: string; role?: Role; addedBy?: OfficerId; area?: string } = {},
) {
  const [where] = await db
    .select()
    .from(area)
    .where(eq(area.code, given.area ?? 'bedfordshire'));
  const addedBy = given.addedBy ?? (await anOfficer(db, 'administrator')).id;
  const groupKey = given.groupKey ?? crypto.randomUUID();
  const role = given.role ?? 'prevent_officer';
  const row = { groupKey, label: 'Prevent officers', role, areaId: where!.id, addedAt: now, addedBy };
  await db.insert(directoryGroup).values(row);
  return groupKey;
}

const rolesFromDirectory = (db: Db, id: OfficerId) =>
  db
    .select({ role: roleGrant.role, revokedAt: roleGrant.revokedAt, endsOn: roleGrant.endsOn })
    .from(roleGrant)
    .where(eq(roleGrant.officerId, id));

const accountOf = async (db: Db, { sub }: DirectoryAccount) =>
  (await db.select().from(directoryIdentity).where(eq(directoryIdentity.directorySubject, sub)))[0]
    ?.officerId;

describe('a single sign-on', () => {
  it('links an account by the address that the directory vouches for, and then knows who it is', async ({
    db,
  }) => {
    const { email, id } = await anOfficer(db);
    const account = someone({ email: email.toUpperCase() });
    const first = await signIn(db, account);
    if (!first.ok) throw new Error(first.reason);
    expect(first.value.next).toBe('/staff/outbox');
    const session = await readSession(db, cookieOf(first.value.cookies.at(-1)!), now);
    expect(session?.officer.id).toBe(id);
    expect(session?.session.method).toBe('single_sign_on');
    const moved = someone({ sub: account.sub, email: 'another@police.example', email_verified: false });
    expect((await signIn(db, moved)).ok).toBe(true);
    expect(await accountOf(db, account)).toBe(id);
    expect(await db.$count(officerSession, eq(officerSession.userId, id))).toBe(2);
  });

  it.for([{ email_verified: false }, { email_verified: undefined }])(
    'does not link by an address that nobody vouches for: %j',
    async (unvouched, { db }) => {
      const { email } = await anOfficer(db);
      const account = someone({ email, ...unvouched } as Partial<DirectoryAccount>);
      expect(await signIn(db, account)).toEqual({ ok: false, reason: 'no address' });
      expect(await accountOf(db, account)).toBeUndefined();
    },
  );

  it('keeps an account for the person it is linked to, whoever has the address later', async ({ db }) => {
    const { email, id } = await anOfficer(db);
    const owner = someone({ email });
    await signIn(db, owner);
    const successor = someone({ email });
    expect(await signIn(db, successor)).toEqual({ ok: false, reason: 'linked to another' });
    expect(await db.$count(officerSession, eq(officerSession.userId, id))).toBe(1);
  });

  it('makes an account only for somebody whose group brings a role', async ({ db }) => {
    const stranger = someone();
    expect(await signIn(db, stranger)).toEqual({ ok: false, reason: 'unknown' });
    const member = someone({ groups: [await aGroup(db)] });
    expect((await signIn(db, member)).ok).toBe(true);
    const id = await accountOf(db, member);
    const [made] = await db.select().from(officer).where(eq(officer.id, id!));
    expect(made).toMatchObject({ name: member.name, email: member.email, passwordHash: null, addedBy: null });
    expect(await db.$count(officer, eq(officer.email, stranger.email!))).toBe(0);
  });

  it('keeps a closed account closed, whatever the groups say', async ({ db }) => {
    const { email, id } = await anOfficer(db);
    await db.update(officer).set({ deactivatedAt: now }).where(eq(officer.id, id));
    const account = someone({ email, groups: [await aGroup(db)] });
    expect(await signIn(db, account)).toEqual({ ok: false, reason: 'closed' });
    expect(await rolesFromDirectory(db, id)).toHaveLength(1);
    expect(await db.$count(officerSession, eq(officerSession.userId, id))).toBe(0);
  });
});

describe('the roles of the directory', () => {
  const open = async (db: Db, id: OfficerId) =>
    (await rolesFromDirectory(db, id)).filter(({ revokedAt }) => !revokedAt).map(({ role }) => role);

  it('come and go with the groups at each sign-in, and each change is logged', async ({ db }) => {
    const [officers, comms] = [await aGroup(db), await aGroup(db, { role: 'comms' })];
    const account = someone({ groups: [officers] });
    await signIn(db, account);
    const id = (await accountOf(db, account))!;
    expect(await open(db, id)).toEqual(['prevent_officer']);
    await signIn(db, { ...account, groups: [officers, comms] });
    expect((await open(db, id)).sort()).toEqual(['comms', 'prevent_officer']);
    await signIn(db, { ...account, groups: [comms] });
    expect(await open(db, id)).toEqual(['comms']);
    const entries = await db.select().from(auditLog).where(eq(auditLog.entity, 'role_grant'));
    expect(entries.map(({ operation, fields }) => [operation, fields.join()])).toEqual([
      ['permission', 'granted_at'],
      ['permission', 'granted_at'],
      ['permission', 'revoked_at'],
    ]);
  });

  it('are all taken away with the last group, and then nobody is let in', async ({ db }) => {
    const account = someone({ groups: [await aGroup(db)] });
    await signIn(db, account);
    const id = (await accountOf(db, account))!;
    expect(await signIn(db, { ...account, groups: [] })).toEqual({ ok: false, reason: 'no_role' });
    expect(await open(db, id)).toEqual([]);
    const [row] = await db.select().from(officer).where(eq(officer.id, id));
    expect(row?.privilegesChangedAt?.epochMilliseconds).toBe(now.epochMilliseconds);
  });

  it('never touch a role that a person gave', async ({ db }) => {
    const { email, id } = await anOfficer(db, 'prevent_officer');
    const group = await aGroup(db);
    await signIn(db, someone({ sub: 'priya', email, groups: [group] }));
    expect(await open(db, id)).toEqual(['prevent_officer', 'prevent_officer']);
    await signIn(db, someone({ sub: 'priya', email, groups: [] }));
    expect(await open(db, id)).toEqual(['prevent_officer']);
  });

  it('hold for seven days after a sign-in, and no longer', async ({ db }) => {
    const account = someone({ groups: [await aGroup(db)] });
    await signIn(db, account);
    const id = (await accountOf(db, account))!;
    const today = now.toZonedDateTimeISO('Europe/London').toPlainDate();
    const [grant] = await rolesFromDirectory(db, id);
    expect(grant?.endsOn?.equals(today.add({ days: 7 }))).toBe(true);
    await db.update(roleGrant).set({ endsOn: today }).where(eq(roleGrant.officerId, id));
    await signIn(db, account);
    const [prolonged, ...others] = await rolesFromDirectory(db, id);
    expect(prolonged?.endsOn?.equals(today.add({ days: 7 }))).toBe(true);
    expect(others).toEqual([]);
  });

  it('are never brought by a group that their owner chose', async ({ db }) => {
    const { email, id } = await anOfficer(db, 'administrator');
    const group = await aGroup(db, { role: 'dpo', addedBy: id });
    await signIn(db, someone({ email, groups: [group] }));
    expect(await open(db, id)).toEqual(['administrator']);
  });

  it('stay as they are when the directory has too many groups to send', async ({ db }) => {
    const account = someone({ groups: [await aGroup(db)] });
    await signIn(db, account);
    const { groups: _, ...rest } = account;
    const overflowing = { ...rest, _claim_names: { groups: 'src1' } };
    expect(await signIn(db, overflowing)).toEqual({ ok: false, reason: 'too many groups' });
    expect(await open(db, (await accountOf(db, account))!)).toEqual(['prevent_officer']);
  });
});

describe('the second factor', () => {
  it('is asked for with us when the directory does not say that it asked', async ({ db }) => {
    const { email, id } = await anOfficer(db);
    const key = { publicKey: new Uint8Array([1]), counter: 0, transports: [], isBackedUp: false };
    await db.insert(passkey).values({ id: 'a passkey', officerId: id, name: 'Phone', ...key, addedAt: now });
    const asked = await signIn(db, someone({ email, amr: ['pwd'] }));
    if (!asked.ok) throw new Error(asked.reason);
    expect(asked.value.asksFactor).toBe(true);
    expect(await db.$count(officerSession)).toBe(0);
    const step = await findStep(db, 'second_factor', cookieOf(asked.value.cookies[0]!), now);
    expect(step).toMatchObject({
      officerId: id,
      details: { next: '/staff/outbox', method: 'single_sign_on' },
    });
  });

  it('is missing when there is none with us either', async ({ db }) => {
    const { email } = await anOfficer(db);
    const missing = { ok: false, reason: 'no second factor' };
    expect(await signIn(db, someone({ email, amr: ['pwd'] }))).toEqual(missing);
    const stranger = someone({ amr: ['pwd'], groups: [await aGroup(db)] });
    expect(await signIn(db, stranger)).toEqual(missing);
    expect(await accountOf(db, stranger)).toBeUndefined();
  });

  it('is left to the directory where the force says that it always asks', async ({ db }) => {
    const { email } = await anOfficer(db);
    const signed = await signIn(db, someone({ email, amr: undefined as never }), now, true);
    expect(signed.ok && !signed.value.asksFactor).toBe(true);
  });
});

describe('the return address', () => {
  async function answered(db: Db) {
    const { email } = await anOfficer(db);
    const { cookie, address } = await begun(db);
    provider.somebody(someone({ email }));
    const { search } = await provider.answer(address);
    const finish = (given: { cookie?: string | null; search?: string; at?: Temporal.Instant } = {}) => {
      const { cookie: cookieHeader = cookie, search: other = search, at = now } = given;
      return finishSingleSignOn(db, around(), { cookieHeader, search: other, browser }, at);
    };
    return { finish, search };
  }
  const over = { ok: false, reason: 'over' };

  it('finishes a sign-in once', async ({ db }) => {
    const { finish } = await answered(db);
    expect((await finish()).ok).toBe(true);
    expect(await finish()).toEqual(over);
    expect(await db.$count(officerSession)).toBe(1);
  });

  it('does nothing in another browser than the one that began', async ({ db }) => {
    const { finish } = await answered(db);
    expect(await finish({ cookie: null })).toEqual(over);
    const { cookie } = await begun(db);
    expect(await finish({ cookie })).toMatchObject({ ok: false, reason: 'not believed' });
    expect(await db.$count(officerSession)).toBe(0);
  });

  it('does nothing after ten minutes', async ({ db }) => {
    const { finish } = await answered(db);
    expect(await finish({ at: now.add({ minutes: 10, seconds: 1 }) })).toEqual(over);
  });

  it('ends the sign-in when the answer does not fit, so that nobody can try again and again', async ({
    db,
  }) => {
    const { finish, search } = await answered(db);
    const other = search.replace(/state=[^&]+/, 'state=another');
    expect(await finish({ search: other })).toMatchObject({ ok: false, reason: 'not believed' });
    expect(await finish()).toEqual(over);
  });

  it('says so when whoever sits there said no', async ({ db }) => {
    const { cookie, address } = await begun(db);
    provider.nobody();
    const { search } = await provider.answer(address);
    const refused = await finishSingleSignOn(db, around(), { cookieHeader: cookie, search, browser }, now);
    expect(refused).toMatchObject({ ok: false, reason: 'declined' });
  });

  it('leaves nothing in the database by which somebody else could finish', async ({ db }) => {
    const { address } = await begun(db);
    const [kept] = await db.select().from(signInStep);
    expect(JSON.stringify(kept)).not.toContain(address.searchParams.get('state'));
    expect(JSON.stringify(kept)).not.toContain(address.searchParams.get('nonce'));
  });
});

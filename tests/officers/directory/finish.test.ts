import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { passkey } from '#db/schema/factors.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { officer } from '#db/schema/officers.ts';
import { officerSession, signInAttempt, signInStep } from '#db/schema/sign-ins.ts';
import { enterCode } from '#lib/officers/sign-in/enter-code.ts';
import { readSession } from '#lib/officers/sign-in/sessions.ts';
import { findStep } from '#lib/officers/sign-in/steps.ts';
import { anAccount, aVisitor, codeOf, cookiesOf } from '../../support/account.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import type { DirectoryAccount } from '../../support/openid-provider.ts';
import { accountOf, aDirectory, aGroup, cookieOf, type Directory, grantsOf, now, someone } from './world.ts';

let directory: Directory;
beforeAll(async () => {
  directory = await aDirectory();
});
afterAll(() => directory.stop());
beforeEach(() => {
  process.env['PUBLIC_URL'] = 'http://localhost:4321';
});

const signIn: Directory['signIn'] = (...given) => directory.signIn(...given);

/** How the last try stands in the sign-in log. */
async function lastResult(db: Db): Promise<string | undefined> {
  const [row] = await db.select().from(signInAttempt).orderBy(desc(signInAttempt.id)).limit(1);
  expect(row?.method).toBe('single_sign_on');
  return row?.result;
}

describe('a single sign-on', () => {
  it('links an account by the address that the directory vouches for, and then knows who it is', async ({
    db,
  }) => {
    const { email, id } = await anOfficer(db);
    const account = someone({ email: email.toUpperCase() });
    const first = await signIn(db, account);
    if (!first.ok) throw new Error(first.reason);
    expect(first.value.next).toBe('/staff/outbox');
    const session = await readSession(db, cookieOf(first.value.cookies[0]!), now);
    expect(session?.officer.id).toBe(id);
    expect(session?.session.method).toBe('single_sign_on');
    const moved = someone({ sub: account.sub, email: 'another@police.example', email_verified: false });
    expect((await signIn(db, moved)).ok).toBe(true);
    expect(await accountOf(db, account)).toBe(id);
    expect(await db.$count(officerSession, eq(officerSession.userId, id))).toBe(2);
    expect(await lastResult(db)).toBe('signed_in');
  });

  it('tells the owner of an account that it was linked', async ({ db }) => {
    const { email } = await anOfficer(db);
    const account = someone({ email });
    await signIn(db, account);
    await signIn(db, account);
    const mails = await db.select().from(mailMessage).where(eq(mailMessage.template, 'account-changed'));
    expect(mails.map(({ fields }) => fields)).toMatchObject([
      { changeWords: 'It was linked to your force account.' },
    ]);
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
    expect(await lastResult(db)).toBe('refused');
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
    expect(await lastResult(db)).toBe('closed');
    expect(await grantsOf(db, id)).toHaveLength(1);
    expect(await db.$count(officerSession, eq(officerSession.userId, id))).toBe(0);
  });
});

describe('the second factor', () => {
  it('is asked for with us when the directory does not say that it asked', async ({ db }) => {
    const { email, id } = await anOfficer(db);
    const key = { publicKey: new Uint8Array([1]), counter: 0, transports: [], isBackedUp: false };
    await db.insert(passkey).values({ id: 'a passkey', officerId: id, name: 'Phone', ...key, addedAt: now });
    const asked = await signIn(db, someone({ email, amr: ['pwd'] }));
    if (!asked.ok) throw new Error(asked.reason);
    expect(asked.value.factor).toBe('ask');
    expect(await db.$count(officerSession)).toBe(0);
    const step = await findStep(db, 'second_factor', cookieOf(asked.value.cookies[0]!), now);
    expect(step?.officerId).toBe(id);
    expect(await lastResult(db)).toBe('factor_asked');
  });

  it('leaves it a single sign-on, whichever code of ours was entered', async ({ db }) => {
    const owner = await anAccount(db, {}, now);
    const asked = await signIn(db, someone({ email: owner.email, amr: ['pwd'] }));
    if (!asked.ok) throw new Error(asked.reason);
    const browser = aVisitor({ cookies: cookieOf(asked.value.cookies[0]!) });
    const entered = await enterCode(db, browser, codeOf(owner, now), now);
    if (!entered.ok) throw new Error(entered.reason);
    const session = await readSession(db, cookiesOf(entered.value.cookies), now);
    expect(session?.session.method).toBe('single_sign_on');
  });

  it('is set up first by whoever has none with us', async ({ db }) => {
    const { email } = await anOfficer(db);
    const asked = await signIn(db, someone({ email, amr: ['pwd'] }));
    expect(asked.ok && asked.value.factor).toBe('set up');
    expect(await db.$count(officerSession)).toBe(0);
  });

  it('is left to the directory where the force says that it always asks', async ({ db }) => {
    const { email } = await anOfficer(db);
    const signed = await signIn(db, someone({ email, amr: [] }), true);
    expect(signed.ok && signed.value.factor).toBe('none');
  });
});

describe('the return address', () => {
  async function answered(db: Db) {
    const { email } = await anOfficer(db);
    const begun = await directory.begin(db);
    directory.somebody(someone({ email }));
    const { search } = await directory.answer(begun.address);
    const finish = (given: { cookies?: string | null; search?: string; at?: Temporal.Instant } = {}) => {
      const { cookies = begun.cookies, search: other = search, at = now } = given;
      return directory.finish(db, cookies, other, at);
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
    expect(await finish({ cookies: null })).toEqual(over);
    const { cookies } = await directory.begin(db);
    expect(await finish({ cookies })).toMatchObject({ ok: false, reason: 'not believed' });
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
    const { cookies, address } = await directory.begin(db);
    directory.nobody();
    const { search } = await directory.answer(address);
    expect(await directory.finish(db, cookies, search)).toMatchObject({ ok: false, reason: 'declined' });
  });

  it('leaves nothing in the database by which somebody else could finish', async ({ db }) => {
    const { address } = await directory.begin(db);
    const [kept] = await db.select().from(signInStep);
    expect(JSON.stringify(kept)).not.toContain(address.searchParams.get('state'));
    expect(JSON.stringify(kept)).not.toContain(address.searchParams.get('nonce'));
  });
});

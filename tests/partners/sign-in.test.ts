import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { partner, partnerSession, partnerSignInLink } from '#db/schema/partners.ts';
import { openSignInLink, sendSignInLink } from '#lib/partners/sign-in/ask-link.ts';
import { enterByLink } from '#lib/partners/sign-in/enter.ts';
import { endMembership } from '#lib/partners/memberships/decide.ts';
import {
  countPartnerSessions,
  endPartnerSession,
  endPartnerSessions,
  lookAtPartnerSession,
} from '#lib/partners/sign-in/sessions.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now, secret } from '../support/makers.ts';
import { aMembership, anInstitution } from '../support/partner-makers.ts';

const email = 'head@ashmere.school.example';
const browser = { cookies: null, https: false, requestId: 'a-request' };
const later = (minutes: number) => now.add({ minutes });

async function aLink(db: Db, to = email, at = now): Promise<string> {
  const sent = await sendSignInLink(db, { email: to, next: null }, secret, at);
  return sent!.key;
}

const readPartnerSession = async (...asked: Parameters<typeof lookAtPartnerSession>) =>
  (await lookAtPartnerSession(...asked)).partner;

async function signedIn(db: Db, at = now): Promise<string> {
  const entered = await enterByLink(db, browser, await aLink(db, email, at), at);
  if (!entered.ok) throw new Error(entered.reason);
  return entered.value.cookie.split(';')[0]!;
}

describe('a link to sign in', () => {
  it('is mailed alike to an address that books with us and to one that nobody knows', async ({ db }) => {
    const session = await aSession(db);
    await bookPlaces(db, anyone, aRequest(session.id, { email }), now);
    await aLink(db);
    await aLink(db, 'nobody@elsewhere.example');
    const mails = await db.select().from(mailMessage).where(eq(mailMessage.template, 'partner-sign-in'));
    expect(mails.map(({ toEmail }) => toEmail).sort()).toEqual([email, 'nobody@elsewhere.example']);
    expect(await db.$count(partner)).toBe(0);
  });

  it('is used up by the button behind it and not by looking at it', async ({ db }) => {
    const key = await aLink(db);
    expect(await openSignInLink(db, key, now)).toMatchObject({ email });
    expect(await openSignInLink(db, key, now)).toMatchObject({ email });
    expect((await enterByLink(db, browser, key, now)).ok).toBe(true);
    expect(await openSignInLink(db, key, now)).toBeNull();
    expect(await enterByLink(db, browser, key, now)).toEqual({ ok: false, reason: 'no such link' });
  });

  it('opens nothing after 30 minutes', async ({ db }) => {
    const key = await aLink(db);
    expect(await openSignInLink(db, key, later(29))).not.toBeNull();
    expect(await enterByLink(db, browser, key, later(30))).toMatchObject({ ok: false });
  });

  it('ends every other link that is open for its address', async ({ db }) => {
    const [first, second] = [await aLink(db), await aLink(db)];
    await enterByLink(db, browser, second, now);
    expect(await enterByLink(db, browser, first, now)).toMatchObject({ ok: false });
  });

  it('is not sent when three to the address are open already', async ({ db }) => {
    for (let sent = 0; sent < 3; sent++) await aLink(db);
    expect(await sendSignInLink(db, { email, next: null }, secret, now)).toBeNull();
    expect(await db.$count(partnerSignInLink)).toBe(3);
    expect(await sendSignInLink(db, { email, next: null }, secret, later(31))).not.toBeNull();
  });

  it('lies in the database only as a hash, and in the mail sealed', async ({ db }) => {
    const key = await aLink(db);
    const [mail] = await db.select().from(mailMessage);
    const [link] = await db.select().from(partnerSignInLink);
    expect(JSON.stringify(mail)).not.toContain(key);
    expect(Buffer.from(link!.keyHash).toString('base64url')).not.toContain(key);
  });
});

describe('two who press the button of one link at once', () => {
  it('get one sign-in', async ({ aConnection }) => {
    const [{ db }, other] = [aConnection(), aConnection()];
    const key = await aLink(db);
    const entered = await Promise.all([db, other.db].map((each) => enterByLink(each, browser, key, now)));
    expect(entered.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.$count(partnerSession)).toBe(1);
  });
});

describe('a sign-in of a partner', () => {
  it('is known by its cookie, and is named after what they called themselves when they booked', async ({
    db,
  }) => {
    const session = await aSession(db);
    await bookPlaces(db, anyone, aRequest(session.id, { email }), now);
    const cookie = await signedIn(db);
    expect(await readPartnerSession(db, `other=1; ${cookie}`, false, now)).toMatchObject({
      kind: 'partner',
      email,
      name: 'Amara Nwosu',
    });
  });

  it('has a cookie that no script reads, bound to the host over TLS', async ({ db }) => {
    const https = { ...browser, https: true };
    const entered = await enterByLink(db, https, await aLink(db), now);
    const cookie = entered.ok ? entered.value.cookie : '';
    expect(cookie).toMatch(
      /^__Host-partner=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure$/,
    );
  });

  it('is over after two hours without a request', async ({ db }) => {
    const cookie = await signedIn(db);
    expect(await readPartnerSession(db, cookie, false, later(119))).not.toBeNull();
    expect(await readPartnerSession(db, cookie, false, later(119 + 120))).toBeNull();
    const [who] = await db.select().from(partner);
    const over = { partner: null, was: who!.id };
    expect(await lookAtPartnerSession(db, cookie, false, later(119 + 120))).toEqual(over);
  });

  it('is over after twelve hours, however much it is used', async ({ db }) => {
    const cookie = await signedIn(db);
    for (let hour = 1; hour < 12; hour++)
      expect(await readPartnerSession(db, cookie, false, later(hour * 60))).not.toBeNull();
    expect(await readPartnerSession(db, cookie, false, later(12 * 60))).toBeNull();
  });

  it('gets a new token at each sign-in, and the one before in that browser ends', async ({ db }) => {
    const first = await signedIn(db);
    const again = await enterByLink(db, { ...browser, cookies: first }, await aLink(db), now);
    const second = again.ok ? again.value.cookie.split(';')[0]! : '';
    expect(second).not.toBe(first);
    expect(await readPartnerSession(db, first, false, now)).toBeNull();
    expect(await readPartnerSession(db, second, false, now)).not.toBeNull();
  });

  it('is over when they sign out, in the database too', async ({ db }) => {
    const cookie = await signedIn(db);
    expect(await endPartnerSession(db, cookie, false)).toContain('Max-Age=0');
    expect(await readPartnerSession(db, cookie, false, now)).toBeNull();
    expect(await db.$count(partnerSession)).toBe(0);
  });

  it('ends in every browser at once when its owner says so, or an officer ends what they may see', async ({
    db,
  }) => {
    const cookies = [await signedIn(db), await signedIn(db)];
    const who = (await readPartnerSession(db, cookies[0]!, false, now))!;
    expect(await countPartnerSessions(db, who.id, now)).toBe(2);
    await endPartnerSessions(db, who.id);
    for (const cookie of cookies) expect(await readPartnerSession(db, cookie, false, now)).toBeNull();
    const cookie = await signedIn(db);
    const { id } = await aMembership(db, await anInstitution(db), { partner: who });
    await endMembership(db, await anOfficer(db), id, { reason: 'You have moved.' }, now);
    expect(await readPartnerSession(db, cookie, false, now)).toBeNull();
  });

  it('is written into the access log', async ({ db }) => {
    await signedIn(db);
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.operation, 'sign_in'));
    expect(entry).toMatchObject({ actorKind: 'partner', entity: 'partner', requestId: 'a-request' });
  });
});

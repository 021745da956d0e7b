import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { authenticatorApp, passkey } from '#db/schema/factors.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { officer } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { beginPasskey, finishPasskey } from '#lib/officers/sign-in/passkey-new.ts';
import { listPasskeys, removePasskey, renamePasskey } from '#lib/officers/sign-in/passkeys.ts';
import { type Answering, anAuthenticator } from '../support/authenticator.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';
import { addPasskey, cookieHeader, publicUrl } from '../support/passkeys.ts';

const mailsTo = (db: Db, { email }: Officer) =>
  db.select().from(mailMessage).where(eq(mailMessage.toEmail, email));

describe('adding a passkey', () => {
  it('keeps its public half under its name, records it and tells the owner', async ({ db }) => {
    const dana = await anOfficer(db);
    const phone = anAuthenticator();
    expect(await addPasskey(db, dana, phone, { name: 'iPhone' })).toEqual({
      ok: true,
      value: { id: phone.id },
    });
    expect(await listPasskeys(db, dana.id)).toMatchObject([
      { id: phone.id, name: 'iPhone', lastUsedAt: null },
    ]);
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.entity, 'passkey'));
    expect(entry).toMatchObject({ operation: 'collect', actorId: dana.id, entityIds: [phone.id] });
    const [mail] = await mailsTo(db, dana);
    expect(mail).toMatchObject({
      template: 'account-changed',
      fields: { changeWords: 'The passkey “iPhone” was added.' },
    });
  });

  it('asks the device to keep it, to know its owner, and not to make a second', async ({ db }) => {
    const dana = await anOfficer(db);
    const phone = anAuthenticator();
    await addPasskey(db, dana, phone);
    const { options } = await beginPasskey(db, dana, publicUrl, now);
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [{ id: phone.id }],
    });
  });

  it.for<[string, Answering]>([
    ['came from another site', { origin: 'https://concord.example.attacker.example' }],
    ['was made for another site', { rpId: 'attacker.example' }],
    ['answers another question', { challenge: 'c29tZXRoaW5nIGVsc2U' }],
    ['was made without a finger, a face or a PIN', { isVerified: false }],
  ])('refuses one that %s', async ([_what, said], { db }) => {
    const dana = await anOfficer(db);
    const refusal = { ok: false, reason: 'not_ours' };
    expect(await addPasskey(db, dana, anAuthenticator(), { said })).toEqual(refusal);
    expect(await db.$count(passkey)).toBe(0);
    expect(await mailsTo(db, dana)).toEqual([]);
  });

  it.for(['', 'null', '[]', '{}', '{"id":"a","rawId":"a","type":"public-key"}', 'not JSON'])(
    'refuses what is no passkey at all: %s',
    async (answer, { db }) => {
      const dana = await anOfficer(db);
      const { cookie } = await beginPasskey(db, dana, publicUrl, now);
      const given = { answer, name: 'x', cookies: cookieHeader(cookie), publicUrl };
      expect(await finishPasskey(db, dana, given, now)).toEqual({ ok: false, reason: 'not_ours' });
    },
  );

  it('takes an answer once, within ten minutes, and from whoever was asked', async ({ db }) => {
    const dana = await anOfficer(db);
    const other = await anOfficer(db);
    const phone = anAuthenticator();
    const { options, cookie } = await beginPasskey(db, dana, publicUrl, now);
    const given = {
      answer: phone.make(options),
      name: 'iPhone',
      cookies: cookieHeader(cookie),
      publicUrl,
    };
    const expired = { ok: false, reason: 'expired' };
    expect(await finishPasskey(db, other, given, now)).toEqual(expired);
    expect(await finishPasskey(db, dana, given, now.add({ minutes: 11 }))).toEqual(expired);
    expect(await finishPasskey(db, dana, { ...given, cookies: null }, now)).toEqual(expired);
    expect(await finishPasskey(db, dana, given, now)).toMatchObject({ ok: true });
    expect(await finishPasskey(db, dana, given, now)).toEqual(expired);
  });

  it('refuses a passkey that another account has', async ({ db }) => {
    const phone = anAuthenticator();
    await addPasskey(db, await anOfficer(db), phone);
    expect(await addPasskey(db, await anOfficer(db), phone)).toEqual({ ok: false, reason: 'known' });
  });
});

describe('a passkey', () => {
  it('is called something else by its owner, and by nobody else', async ({ db }) => {
    const dana = await anOfficer(db);
    const phone = anAuthenticator();
    await addPasskey(db, dana, phone, { name: 'iPhone' });
    expect(await renamePasskey(db, await anOfficer(db), phone.id, 'Mine', now)).toMatchObject({ ok: false });
    expect(await renamePasskey(db, dana, phone.id, 'Work phone', now)).toMatchObject({ ok: true });
    expect(await listPasskeys(db, dana.id)).toMatchObject([{ name: 'Work phone' }]);
  });

  it('stays when there would be no other way in', async ({ db }) => {
    const dana = await anOfficer(db);
    const phone = anAuthenticator();
    await addPasskey(db, dana, phone);
    expect(await removePasskey(db, dana, phone.id, now)).toEqual({ ok: false, reason: 'last' });
    expect(await listPasskeys(db, dana.id)).toHaveLength(1);
  });

  it('goes when another passkey stands, and its owner hears of it', async ({ db }) => {
    const dana = await anOfficer(db);
    const [phone, laptop] = [anAuthenticator(), anAuthenticator()];
    await addPasskey(db, dana, phone, { name: 'iPhone' });
    await addPasskey(db, dana, laptop, { name: 'Laptop' });
    expect(await removePasskey(db, await anOfficer(db), phone.id, now)).toEqual({
      ok: false,
      reason: 'gone',
    });
    expect(await removePasskey(db, dana, phone.id, now)).toMatchObject({ ok: true });
    expect(await listPasskeys(db, dana.id)).toMatchObject([{ name: 'Laptop' }]);
    const words = (await mailsTo(db, dana)).map(
      ({ fields }) => (fields as { changeWords: string }).changeWords,
    );
    expect(words).toContain('The passkey “iPhone” was removed.');
  });

  it('goes when an app and a password stand, but not when the app stands alone', async ({ db }) => {
    const dana = await anOfficer(db);
    const phone = anAuthenticator();
    await addPasskey(db, dana, phone);
    await db
      .insert(authenticatorApp)
      .values({ officerId: dana.id, secretSealed: new Uint8Array(40), addedAt: now });
    await db.update(officer).set({ passwordHash: null }).where(eq(officer.id, dana.id));
    expect(await removePasskey(db, dana, phone.id, now)).toEqual({ ok: false, reason: 'last' });
    await db.update(officer).set({ passwordHash: 'some' }).where(eq(officer.id, dana.id));
    expect(await removePasskey(db, dana, phone.id, now)).toMatchObject({ ok: true });
  });
});

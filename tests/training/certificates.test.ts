import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { attendance } from '#db/schema/attendance.ts';
import { certificate } from '#db/schema/certificates.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { attachCertificate } from '#lib/training/certificates/attach.ts';
import { certificateOfKey, checkCertificate } from '#lib/training/certificates/find.ts';
import { issueCertificates, issueNow } from '#lib/training/certificates/issue.ts';
import { reissueCertificate } from '#lib/training/certificates/reissue.ts';
import { revokeCertificate, sendCertificateAgain } from '#lib/training/certificates/revoke.ts';
import { it } from '../support/database.ts';
import { anOfficer, now, secret } from '../support/makers.ts';
import {
  aCertificate,
  aCourse,
  aPastSession,
  bookedWithoutAddresses,
  onRegister,
} from './certificate-makers.ts';

const mails = (db: Db, template: string) =>
  db.select().from(mailMessage).where(eq(mailMessage.template, template));
const press = { teamName: 'Prevent in the Eastern region', publicUrl: new URL('https://concord.example') };

describe('certificates', () => {
  it('go by themselves to everybody present, with the file, once however often the job runs', async ({
    db,
  }) => {
    const session = await aPastSession(db);
    const amina = await onRegister(db, { session });
    await onRegister(db, { session, state: 'absent' });
    await onRegister(db, { session, state: 'part' });
    expect(await issueCertificates(db, secret, now)).toEqual({ certificates: 1, sessions: 1 });
    expect(await issueCertificates(db, secret, now)).toEqual({ certificates: 0, sessions: 0 });
    const [made] = await db.select().from(certificate).where(eq(certificate.sessionId, session.id));
    expect(made).toMatchObject({ attendanceId: amina.id, personName: 'Amina Khan', minutes: 90 });
    expect(made!.refresherDueOn?.toString()).toBe('2028-11-19');
    const sent = await mails(db, 'certificate-ready');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      toEmail: amina.personEmail,
      attachment: { kind: 'certificate', id: made!.id },
    });
  });

  it('wait for the delay of the course, and do not come at all where it has none or the session was cancelled', async ({
    db,
  }) => {
    const slow = await aCourse(db, { certificateAfterHours: 72 });
    const none = await aCourse(db, { hasCertificate: false });
    const cancelled = await aPastSession(db);
    await db
      .update(trainingSession)
      .set({ cancelledAt: now, cancelReason: 'The trainer is ill.' })
      .where(eq(trainingSession.id, cancelled.id));
    for (const session of [
      await aPastSession(db, { courseId: slow.id }),
      await aPastSession(db, { courseId: none.id }),
      cancelled,
    ])
      await onRegister(db, { session });
    expect((await issueCertificates(db, secret, now)).certificates).toBe(0);
    expect((await issueCertificates(db, secret, now.add({ hours: 24 }))).certificates).toBe(1);
  });

  it('go to whoever booked, in one mail, for people without an address', async ({ db }) => {
    const session = await aPastSession(db);
    const { email } = await bookedWithoutAddresses(db, session, ['Amina Khan', 'Tom Reed', 'Wei Zhang']);
    expect((await issueCertificates(db, secret, now)).certificates).toBe(3);
    const sent = await mails(db, 'certificates-ready');
    expect(sent.map(({ toEmail }) => toEmail)).toEqual([email]);
    const { people } = sent[0]!.fields as { people: { personName: string }[] };
    expect(people.map(({ personName }) => personName).sort()).toEqual([
      'Amina Khan',
      'Tom Reed',
      'Wei Zhang',
    ]);
    expect(await mails(db, 'certificate-ready')).toEqual([]);
  });

  it('can be issued by an officer before the delay is over, never before the session is', async ({ db }) => {
    const officer = await anOfficer(db);
    const ended = await aPastSession(db, { startsAt: now.subtract({ hours: 3 }) });
    const underWay = await aPastSession(db, { startsAt: now.subtract({ minutes: 30 }) });
    for (const session of [ended, underWay]) await onRegister(db, { session });
    expect(await issueNow(db, officer, { session: ended.id, secret }, now)).toBe(1);
    expect(await issueNow(db, officer, { session: ended.id, secret }, now)).toBe(0);
    expect(await issueNow(db, officer, { session: underWay.id, secret }, now)).toBe(0);
  });

  it('are issued once between a worker and an officer at the same moment', async ({ aConnection }) => {
    const { db } = aConnection({ max: 6 });
    const session = await aPastSession(db);
    for (let person = 0; person < 5; person++) await onRegister(db, { session });
    const officer = await anOfficer(db);
    const runs = [1, 2].map(() =>
      issueCertificates(db, secret, now).then(({ certificates }) => certificates),
    );
    const counts = await Promise.all([...runs, issueNow(db, officer, { session: session.id, secret }, now)]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(5);
    expect(await mails(db, 'certificate-ready')).toHaveLength(5);
  });
});

describe('a certificate', () => {
  it('that was revoked says so, opens no more, tells its holder and is not issued again by itself', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const one = await aCertificate(db);
    const { key } = await withKey(db, one.id);
    const reason = 'It was issued for the wrong day.';
    expect(await revokeCertificate(db, officer, one.id, { reason }, now)).toEqual({ ok: true, value: null });
    expect(await checkCertificate(db, one.number)).toMatchObject({ state: 'revoked', replacedBy: null });
    expect(await certificateOfKey(db, key)).toBeNull();
    expect((await mails(db, 'certificate-revoked'))[0]).toMatchObject({ toEmail: one.personEmail });
    expect(await attachCertificate(db, press, { kind: 'certificate', id: one.id })).toBeNull();
    expect((await issueCertificates(db, secret, now)).certificates).toBe(0);
    const again = await revokeCertificate(db, officer, one.id, { reason }, now);
    expect(again).toEqual({ ok: false, reason: 'not valid' });
  });

  it('that was issued again says which number stands in for it', async ({ db }) => {
    const officer = await anOfficer(db);
    const old = await aCertificate(db, { personName: 'Amina Kahn' });
    const correction = { personName: 'Amina Khan', personEmail: old.personEmail, secret };
    const made = await reissueCertificate(db, officer, old.id, correction, now);
    if (!made.ok) throw new Error(made.reason);
    const [fresh] = await db.select().from(certificate).where(eq(certificate.id, made.value));
    expect(fresh).toMatchObject({ personName: 'Amina Khan', attendedOn: old.attendedOn, replacesId: old.id });
    expect(await checkCertificate(db, old.number)).toMatchObject({
      state: 'replaced',
      replacedBy: fresh!.number,
    });
    expect(await checkCertificate(db, fresh!.number)).toMatchObject({ state: 'valid' });
    const [mail] = await mails(db, 'certificate-ready');
    expect(JSON.stringify(mail!.fields)).toContain(`stands in for ${old.number}`);
    const valid = and(eq(certificate.attendanceId, old.attendanceId), isNull(certificate.revokedAt));
    expect(await db.$count(certificate, valid)).toBe(1);
  });

  it('is not issued again where nothing is put right', async ({ db }) => {
    const one = await aCertificate(db);
    const same = { personName: one.personName!, personEmail: one.personEmail, secret };
    const outcome = await reissueCertificate(db, await anOfficer(db), one.id, same, now);
    expect(outcome).toEqual({ ok: false, reason: 'nothing changed' });
  });

  it('is sent again when asked, unless there is nobody to send it to', async ({ db }) => {
    const officer = await anOfficer(db);
    const one = await aCertificate(db);
    const walkIn = await aCertificate(db, { personEmail: null });
    expect((await sendCertificateAgain(db, officer, one.id, now)).ok).toBe(true);
    expect(await sendCertificateAgain(db, officer, walkIn.id, now)).toEqual({
      ok: false,
      reason: 'nobody to send to',
    });
    const entries = await db.select().from(auditLog).where(eq(auditLog.operation, 'disclose'));
    expect(entries.map(({ entityIds }) => entityIds)).toEqual([[one.id]]);
  });

  it('shows its course and date to whoever has the number, and no name', async ({ db }) => {
    const one = await aCertificate(db);
    const checked = await checkCertificate(db, one.number);
    expect(checked).toEqual({
      number: one.number,
      courseTitle: 'Making a good referral',
      attendedOn: one.attendedOn,
      state: 'valid',
      replacedBy: null,
    });
    expect(await checkCertificate(db, 'PC-00000-00000')).toBeNull();
  });

  it('is attached to its mail as a PDF when the mail leaves', async ({ db }) => {
    const one = await aCertificate(db);
    const file = await attachCertificate(db, press, { kind: 'certificate', id: one.id });
    expect(file).toMatchObject({ name: `certificate-${one.number}.pdf`, mediaType: 'application/pdf' });
    expect(Buffer.from(file!.content).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await db.$count(attendance, eq(attendance.id, one.attendanceId))).toBe(1);
  });
});

async function withKey(db: Db, id: typeof certificate.$inferSelect.id) {
  const made = makeKey(secret);
  await db
    .update(certificate)
    .set({ keyHash: made.hash, keySealed: made.sealed })
    .where(eq(certificate.id, id));
  expect(await certificateOfKey(db, made.key)).toMatchObject({ id });
  return made;
}

import { describe, expect } from 'vitest';
import { sql } from 'drizzle-orm';
import { certificate, certificateBatch } from '#db/schema/certificates.ts';
import type { BatchId } from '#db/schema/certificates.ts';
import { bundleCertificates } from '#lib/training/certificates/bundle.ts';
import Jobs from '../../../src/pages/staff/admin/jobs/index.astro';
import Batch from '../../../src/pages/staff/training/certificates/batches/[id]/index.astro';
import { GET as batchFile } from '../../../src/pages/staff/training/certificates/batches/[id]/certificates.zip.ts';
import Certificate from '../../../src/pages/staff/training/certificates/[id]/index.astro';
import Reissue from '../../../src/pages/staff/training/certificates/[id]/reissue.astro';
import Revoke from '../../../src/pages/staff/training/certificates/[id]/revoke.astro';
import List from '../../../src/pages/staff/training/certificates/index.astro';
import OfSession from '../../../src/pages/staff/training/sessions/[id]/certificates.astro';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aCertificate, aPastSession, onRegister } from '../../training/certificate-makers.ts';
import { localsFor, visit } from './visit.ts';

const press = { teamName: 'Prevent', publicUrl: new URL('https://concord.example') };

describe('the certificates of a session', () => {
  it('says who gets one and when, and issues what is ready', async ({ db }) => {
    const session = await aPastSession(db);
    await onRegister(db, { session });
    await onRegister(db, { session, personName: 'Tom Reed', state: 'absent' });
    const officer = await anOfficer(db);
    const asked = { params: { id: session.id } };
    const before = await visit(OfSession, db, officer, asked);
    for (const words of [
      'Issue 1 certificate now',
      'Within a quarter of an hour',
      'Was not there for all of it',
    ])
      expect(before.text).toContain(words);
    const sent = await visit(OfSession, db, officer, { ...asked, form: { intent: 'issue' } });
    expect(sent.location).toBe(`/staff/training/sessions/${session.id}/certificates?issued=1`);
    const after = await visit(OfSession, db, officer, { ...asked, path: sent.location! });
    for (const words of ['1 certificate is issued', 'PC-', 'Put 1 certificate into one file'])
      expect(after.text).toContain(words);
  });

  it('come in one file, made once however often the button is pressed, for whoever asked', async ({ db }) => {
    const session = await aPastSession(db);
    for (const personName of ['Amina Khan', 'Tom Reed', 'Łucja O/Brien'])
      await aCertificate(db, { session, personName });
    const officer = await anOfficer(db);
    const ask = () =>
      visit(OfSession, db, officer, { params: { id: session.id }, form: { intent: 'bundle' } });
    const [first, second] = [await ask(), await ask()];
    expect(first.location).toMatch(/^\/staff\/training\/certificates\/batches\//);
    expect(second.location).toBe(first.location);
    const params = { id: first.location!.split('/').at(-1)! };
    const waiting = await visit(Batch, db, officer, { params });
    expect(waiting.text).toContain('0 of 3 certificates written');
    expect(waiting.headers.get('refresh')).toBe('2');
    await bundleCertificates(db, press, params.id as BatchId, () => now);
    const ready = await visit(Batch, db, officer, { params });
    expect(ready.text).toContain('Download 3 certificates');
    expect(ready.headers.get('refresh')).toBeNull();
    const take = (who: typeof officer) =>
      batchFile({ locals: localsFor(db, who), params } as unknown as Parameters<
        typeof batchFile
      >[0]) as Promise<Response>;
    const bytes = Buffer.from(await (await take(officer)).arrayBuffer());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.toString('utf8')).toContain('Łucja O Brien PC-');
    const other = await anOfficer(db);
    expect((await take(other)).status).toBe(404);
    expect((await visit(Batch, db, other, { params })).status).toBe(404);
    expect(await db.$count(certificateBatch)).toBe(1);
  });

  it('whose file was cut short can be asked for anew, and nobody waits for the old one', async ({ db }) => {
    const session = await aPastSession(db);
    await aCertificate(db, { session });
    const officer = await anOfficer(db);
    const ask = () =>
      visit(OfSession, db, officer, { params: { id: session.id }, form: { intent: 'bundle' } });
    const first = await ask();
    await db.update(certificateBatch).set({ askedAt: now.subtract({ minutes: 15 }) });
    const old = await visit(Batch, db, officer, { params: { id: first.location!.split('/').at(-1)! } });
    expect(old.text).toContain('The file could not be made');
    expect(old.headers.get('refresh')).toBeNull();
    expect((await ask()).location).not.toBe(first.location);
  });
});

describe('the list of certificates', () => {
  it('finds one by its number, a name or an organisation', async ({ db }) => {
    const one = await aCertificate(db, { personName: 'Amina Khan' });
    await aCertificate(db, { personName: 'Tom Reed', organisation: 'Northgate High School' });
    const officer = await anOfficer(db);
    const find = async (text: string) => (await visit(List, db, officer, { path: `/x?text=${text}` })).text;
    for (const text of [one.number.toLowerCase(), 'amina']) {
      expect(await find(text)).toContain('Amina Khan');
      expect(await find(text)).not.toContain('Tom Reed');
    }
    expect(await find('northgate')).toContain('Tom Reed');
    expect(await find('100%25')).toContain('No certificates match');
  });

  it('is empty for an officer of another area', async ({ db }) => {
    const one = await aCertificate(db);
    const dana = await anOfficer(db);
    const other = { ...dana, grants: [{ ...dana.grants[0]!, areaId: crypto.randomUUID() as never }] };
    expect((await visit(List, db, other)).text).toContain('No certificates match');
    expect((await visit(Certificate, db, other, { params: { id: one.id } })).status).toBe(404);
  });
});

describe('a certificate', () => {
  it('is corrected, and the old number leads to the new one', async ({ db }) => {
    const one = await aCertificate(db, { personName: 'Amina Kahn' });
    const officer = await anOfficer(db);
    const form = { personName: 'Amina Khan', personEmail: one.personEmail! };
    const sent = await visit(Reissue, db, officer, { params: { id: one.id }, form });
    expect(sent.status).toBe(303);
    const old = await visit(Certificate, db, officer, { params: { id: one.id } });
    expect(old.text).toContain('Replaced by');
    const empty = await visit(Reissue, db, officer, { params: { id: one.id }, form: { personName: '' } });
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('Enter the name')]);
    const twice = await visit(Reissue, db, officer, { params: { id: one.id }, form });
    expect([twice.status, twice.text]).toEqual([409, expect.stringContaining('not valid any more')]);
    expect(await db.$count(certificate)).toBe(2);
  });

  it('is revoked for a reason that somebody gave', async ({ db }) => {
    const one = await aCertificate(db);
    const officer = await anOfficer(db);
    const params = { id: one.id };
    expect((await visit(Revoke, db, officer, { params, form: { reason: '' } })).status).toBe(422);
    const sent = await visit(Revoke, db, officer, { params, form: { reason: 'It was for the wrong day.' } });
    expect(sent.location).toContain('done=revoked');
    const page = await visit(Certificate, db, officer, { params });
    for (const words of ['Revoked', 'It was for the wrong day.', 'Why we hold this'])
      expect(page.text).toContain(words);
    expect(page.text).not.toContain('Send again');
  });

  it('is sent again by a button', async ({ db }) => {
    const one = await aCertificate(db);
    const page = await visit(Certificate, db, await anOfficer(db), { params: { id: one.id }, form: {} });
    expect([page.status, page.location]).toEqual([303, expect.stringContaining('done=sent')]);
  });
});

describe('the page of the jobs', () => {
  it('shows each with its next run, and lets an administrator run one', async ({ db }) => {
    await db.execute(sql`insert into pgboss.schedule (name, cron, timezone)
      values ('issue-certificates', '*/15 * * * *', 'UTC') on conflict do nothing`);
    const admin = await anOfficer(db, 'administrator');
    const { text } = await visit(Jobs, db, admin);
    for (const words of [
      'Issue certificates',
      'Every 15 minutes',
      '10:15am on 21 November 2026',
      'Not run yet',
    ])
      expect(text).toContain(words);
    const form = { job: 'issue-certificates' };
    const sent = await visit(Jobs, db, admin, { form });
    expect(sent.location).toBe('/staff/admin/jobs?asked=issue-certificates');
    expect((await visit(Jobs, db, admin, { form })).status).toBe(409);
    const dpo = await anOfficer(db, 'dpo');
    expect((await visit(Jobs, db, dpo)).text).not.toContain('Run now');
    expect((await visit(Jobs, db, dpo, { form })).status).toBe(404);
  });
});

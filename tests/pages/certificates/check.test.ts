import { describe, expect } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { certificate } from '#db/schema/certificates.ts';
import { openKey } from '#lib/keys/link-key.ts';
import { revokeCertificate } from '#lib/training/certificates/revoke.ts';
import Check from '../../../src/pages/certificates/index.astro';
import Number from '../../../src/pages/certificates/[number].astro';
import { GET } from '../../../src/pages/certificates/files/[key]/certificate.pdf.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now, secret } from '../../support/makers.ts';
import { openPage } from '../../support/page.ts';
import { localsFor } from '../../support/page-locals.ts';
import { aCertificate } from '../../training/certificate-makers.ts';

const open = (db: Db, number: string) =>
  openPage(Number, { path: `/certificates/${number}`, params: { number }, locals: localsFor(db) });
const type = (db: Db, number: string) =>
  openPage(Check, { path: '/certificates', form: { number }, locals: localsFor(db) });

describe('checking a certificate', () => {
  it('goes on to the page of the number however it was typed', async ({ db }) => {
    const { number } = await aCertificate(db);
    const typed = await type(db, number.toLowerCase().replaceAll('-', ' '));
    expect([typed.status, typed.location]).toEqual([303, `/certificates/${number}`]);
  });

  it('says that a letter does not fit where there is a slip, and keeps what was typed', async ({ db }) => {
    const { number } = await aCertificate(db);
    const last = number.at(-1) === 'A' ? 'B' : 'A';
    const slip = number.slice(0, -1) + last;
    const answer = await type(db, slip);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('the last letter does not fit');
    expect(answer.html).toContain(`value="${slip}"`);
    const page = await open(db, slip);
    expect(page.status).toBe(404);
    expect(page.text).toContain('the last letter does not fit');
  });

  it('shows the course and the date of a valid one, no name, and keeps out of search engines', async ({
    db,
  }) => {
    const { number } = await aCertificate(db);
    const page = await open(db, number);
    expect(page.status).toBe(200);
    for (const words of ['This certificate is valid', 'Making a good referral', '19 November 2026', number])
      expect(page.text).toContain(words);
    expect(page.html).not.toContain('Amina');
    expect(page.html).toContain('noindex');
  });

  it('says so of one that was revoked, and of a number that nobody was given', async ({ db }) => {
    const one = await aCertificate(db);
    await revokeCertificate(db, await anOfficer(db), one.id, { reason: 'Wrong day.' }, now);
    const page = await open(db, one.number);
    expect(page.text).toContain('This certificate is not valid');
    expect(page.text).not.toContain('Wrong day');
    const unknown = await open(db, 'PC-00000-00000');
    expect([unknown.status, unknown.text]).toEqual([
      404,
      expect.stringContaining('We do not know this number'),
    ]);
  });

  it('is refused to whoever tries many numbers', async ({ db }) => {
    const limits = { allow: () => Promise.resolve({ ok: false as const, retryAfterSeconds: 60 }) };
    const params = { number: 'PC-00000-00000' };
    const page = await openPage(Number, { params, locals: { ...localsFor(db), limits } });
    expect(page.status).toBe(429);
  });

  it('gives the file to whoever has the link, for no cache to keep, and to nobody else', async ({ db }) => {
    const one = await aCertificate(db);
    const [row] = await db.select().from(certificate).where(eq(certificate.id, one.id));
    const ask = (key: string) =>
      GET({ locals: localsFor(db), params: { key } } as unknown as Parameters<typeof GET>[0]);
    const file = (await ask(openKey(secret, row!.keySealed))) as Response;
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(((await ask('another')) as Response).status).toBe(404);
  });
});

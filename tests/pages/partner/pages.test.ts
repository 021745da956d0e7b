import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Partner } from '#lib/actor.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { it } from '../../support/database.ts';
import { anyone, aRequest, aSession, now } from '../../support/makers.ts';
import { localsFor } from '../../support/page-locals.ts';
import { openPage } from '../../support/page.ts';
import { aMembership, anInstitution, aPartner } from '../../support/partner-makers.ts';
import { aCertificate } from '../../training/certificate-makers.ts';

type Page = Parameters<typeof openPage>[0];
type Module = { default?: Page; GET?: (context: unknown) => Promise<Response> };

const modules = import.meta.glob<Module>('../../../src/pages/partner/**/[!_]*.{astro,ts}');
const load = (path: string) => modules[`../../../src/pages/partner/${path}`]!();

type Asked = { params?: Record<string, string>; form?: Record<string, string>; path?: string };

/** Opens a page as a partner; an answer without a page is given by its status alone. */
async function open(db: Db, path: string, partner: Partner, asked: Asked = {}) {
  const { default: page, GET } = await load(path);
  const plain = localsFor(db);
  const environment = { ...plain.environment!, mailFrom: 'Concord <concord@localhost>' };
  const locals = { ...plain, environment, partner, demonstration: false };
  if (page) return openPage(page, { ...asked, locals });
  const answer = await GET!({ locals, params: asked.params ?? {} });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') };
}

async function aBooking(db: Db, institutionId: InstitutionId | null, given = {}) {
  const session = await aSession(db);
  const request = aRequest(session.id, { places: 2, ...given });
  request.organisation.institutionId = institutionId;
  const made = await bookPlaces(db, anyone, request, now);
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
}

const ofOrganisation = Object.keys(modules)
  .map((file) => file.replace('../../../src/pages/partner/', ''))
  .filter((file) => file.includes('organisations/[id]'));
const ofBooking = Object.keys(modules)
  .map((file) => file.replace('../../../src/pages/partner/', ''))
  .filter((file) => file.includes('bookings/[id]'));

describe('every page of an organisation', () => {
  it('is looked at by these tests', () => {
    expect(ofOrganisation.length).toBeGreaterThan(7);
    expect(ofBooking.length).toBe(6);
  });

  it.for(ofOrganisation)(
    'is not there for members of another, for who only asked, and for no id: %s',
    async (file, { db }) => {
      const school = await anInstitution(db);
      const member = await aMembership(db, school);
      const other = (await aMembership(db, await anInstitution(db))).partner;
      const params = { id: school.id, membership: member.id, certificate: crypto.randomUUID() };
      expect((await open(db, file, other, { params })).status).toBe(404);
      const form = { do: 'remove', names: 'with', reason: 'x', email: 'a@b.example', role: 'colleague' };
      if (file.endsWith('.astro') && !file.includes('leave'))
        expect((await open(db, file, other, { params, form })).status).toBe(404);
      expect((await open(db, file, member.partner, { params: { ...params, id: 'no-id' } })).status).toBe(404);
      const asks = (await aMembership(db, school, { grantedAt: null })).partner;
      if (!file.includes('leave')) expect((await open(db, file, asks, { params })).status).toBe(404);
    },
  );
});

describe('every page of a booking', () => {
  it.for(ofBooking)('is not there for somebody of another organisation: %s', async (file, { db }) => {
    const school = await anInstitution(db);
    const id = await aBooking(db, school.id);
    const other = (await aMembership(db, await anInstitution(db))).partner;
    const lead = (await aMembership(db, school)).partner;
    expect((await open(db, file, other, { params: { id } })).status).toBe(404);
    expect((await open(db, file, lead, { params: { id } })).status).not.toBe(404);
  });
});

describe('a colleague of the booker', () => {
  it('changes the people, and is not there to move, cancel or read what the trainer should know', async ({
    db,
  }) => {
    const school = await anInstitution(db);
    const id = await aBooking(db, school.id, { accessNeed: 'Large print for person 2' });
    const colleague = (await aMembership(db, school, { role: 'colleague' })).partner;
    const lead = (await aMembership(db, school)).partner;
    const params = { id };
    const page = await open(db, 'bookings/[id]/index.astro', colleague, { params });
    expect(page.text).toContain('Change people or places');
    expect(page.text).toContain('ask Amara Nwosu or a training lead');
    expect(page.text).not.toContain('Cancel this booking');
    expect(page.text).not.toContain('Large print');
    for (const file of ['cancel', 'move', 'offer']) {
      expect((await open(db, `bookings/[id]/${file}.astro`, colleague, { params })).status).toBe(404);
      const form = { reason: '', to: 'T', answer: 'leave' };
      expect((await open(db, `bookings/[id]/${file}.astro`, colleague, { params, form })).status).toBe(404);
    }
    const cancelled = await open(db, 'bookings/[id]/cancel.astro', lead, { params, form: { reason: '' } });
    expect([cancelled.status, cancelled.location]).toEqual([303, `/partner/bookings/${id}`]);
  });
});

describe('the first page', () => {
  it('says what to do first, and shows bookings of somebody’s own without any membership', async ({ db }) => {
    const who = await aPartner(db, { email: 'office@ashmere.school.example' });
    await aBooking(db, null, { email: who.email });
    await aBooking(db, null);
    const page = await open(db, 'index.astro', who);
    expect(page.text).toContain('Name 2 people for');
    expect(page.text.match(/No names yet/g)).toHaveLength(1);
  });

  it('says what to do to somebody who has booked nothing', async ({ db }) => {
    const page = await open(db, 'index.astro', await aPartner(db));
    expect(page.text).toContain('Nothing is booked');
    expect(page.text).toContain('See all of your organisation’s training');
  });
});

describe('asking to see an organisation', () => {
  it('offers what somebody may mean when their words name none', async ({ db }) => {
    const school = await anInstitution(db);
    const form = { organisation: school.name.slice(0, 16), name: 'Grace Okafor', role: 'colleague' };
    const who = await aPartner(db);
    const page = await open(db, 'join.astro', who, { form });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Which one do you mean?');
    const label = `${school.name} (MK40 1AA)`;
    const sent = await open(db, 'join.astro', who, { form: { ...form, organisation: label } });
    expect([sent.status, sent.location]).toEqual([303, '/partner?new=asked']);
  });
});

describe('leaving an organisation', () => {
  it('warns the last training lead', async ({ db }) => {
    const school = await anInstitution(db);
    const { partner } = await aMembership(db, school);
    const asked = { params: { id: school.id } };
    const page = await open(db, 'organisations/[id]/leave.astro', partner, asked);
    expect(page.text).toContain('You are its last training lead');
    const left = await open(db, 'organisations/[id]/leave.astro', partner, { ...asked, form: {} });
    expect([left.status, left.location]).toEqual([303, '/partner?new=left']);
  });
});

describe('the certificates of an organisation in one file', () => {
  const list = 'organisations/[id]/certificates/index.astro';
  const progress = 'organisations/[id]/certificates/batches/[batch]/index.astro';
  const file = 'organisations/[id]/certificates/batches/[batch]/certificates.zip.ts';

  it('are asked for once, shown as they come along, and given to nobody else', async ({ db }) => {
    const school = await anInstitution(db);
    const { partner } = await aMembership(db, school);
    await aCertificate(db, { institutionId: school.id });
    const params = { id: school.id };
    expect((await open(db, list, partner, { params })).text).toContain('Put it in one file');
    const asked = await open(db, list, partner, { params, form: {} });
    const again = await open(db, list, partner, { params, form: {} });
    expect(asked.status).toBe(303);
    expect(again.location).toBe(asked.location);
    const of = { params: { ...params, batch: asked.location!.split('/').at(-1)! } };
    expect((await open(db, progress, partner, of)).text).toContain('0 of 1 certificate written');
    expect((await open(db, file, partner, of)).status).toBe(404);
    const colleague = (await aMembership(db, school)).partner;
    expect((await open(db, progress, colleague, of)).status).toBe(404);
    const elsewhere = await anInstitution(db);
    await aMembership(db, elsewhere, { partner });
    const there = { params: { ...of.params, id: elsewhere.id } };
    expect((await open(db, progress, partner, there)).status).toBe(404);
  });

  it('say that there is nothing to put in', async ({ db }) => {
    const school = await anInstitution(db);
    const { partner } = await aMembership(db, school);
    const asked = await open(db, list, partner, { params: { id: school.id }, form: {} });
    expect(asked.status).toBe(409);
    expect(asked.text).toContain('There is no valid certificate to put into the file');
  });
});

describe('the report', () => {
  it('is a page or a file, in the words of who inspects', async ({ db }) => {
    const school = await anInstitution(db);
    const { partner } = await aMembership(db, school);
    const params = { id: school.id };
    const form = { names: 'without', reason: 'For our inspection', as: 'page' };
    const page = await open(db, 'organisations/[id]/report.astro', partner, { params, form });
    expect(page.text).toContain('For Ofsted.');
    const file = await open(db, 'organisations/[id]/report.astro', partner, {
      params,
      form: { ...form, as: 'csv' },
    });
    expect(file.text).toContain('Role,In date,Due within 60 days,Lapsed');
  });
});

import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { eventRegistration } from '#db/schema/registrations.ts';
import type { Partner } from '#lib/actor.ts';
import One from '../../../src/pages/partner/events/[slug]/index.astro';
import Register from '../../../src/pages/partner/events/[slug]/register.astro';
import List from '../../../src/pages/partner/events/index.astro';
import Public from '../../../src/pages/events/[slug]/register.astro';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { aPublishedEvent } from '../../support/event-makers.ts';
import { localsFor } from '../../support/page-locals.ts';
import { openPage } from '../../support/page.ts';
import { aMembership, anInstitution } from '../../support/partner-makers.ts';

type Asked = { params?: Record<string, string>; form?: Record<string, string>; path?: string };

const open = (db: Db, page: Parameters<typeof openPage>[0], partner: Partner | null, asked: Asked = {}) =>
  openPage(page, { ...asked, locals: { ...localsFor(db), partner, demonstration: false } });
const aMember = async (db: Db) =>
  (await aMembership(db, await anInstitution(db, { districtId: await theArea(db) }))).partner;

describe('the events of a partner', () => {
  it('lead to the page of each, to proposing one and to a calendar', async ({ db }) => {
    const partner = await aMember(db);
    const { slug } = await aPublishedEvent(db, { visibility: 'partners', title: 'Leads’ lunch' });
    const { html, text } = await open(db, List, partner);
    expect(text).toContain('Leads’ lunch');
    for (const href of [`/partner/events/${slug}`, '/partner/proposals/new', '/partner/calendar'])
      expect(html).toContain(`href="${href}"`);
    expect((await open(db, One, partner, { params: { slug } })).text).toContain(
      'For partners who are signed in',
    );
    expect((await open(db, List, partner, { path: '/partner/events?list=own' })).text).toContain(
      'You hold nothing',
    );
  });

  it('that are for everybody are read on their public page', async ({ db }) => {
    const { slug } = await aPublishedEvent(db);
    const answer = await open(db, One, await aMember(db), { params: { slug } });
    expect([answer.status, answer.location]).toEqual([303, `/events/${slug}`]);
  });

  it('are registered for on a page of theirs, and not by the public', async ({ db }) => {
    const { slug } = await aPublishedEvent(db, {
      visibility: 'partners',
      registration: 'email',
      capacity: 5,
    });
    const form = { token: crypto.randomUUID(), party: '2', email: 'grace@ashmere.school.example' };
    expect((await open(db, Public, null, { params: { slug }, form })).status).toBe(404);
    const sent = await open(db, Register, await aMember(db), { params: { slug }, form });
    expect([sent.status, sent.location]).toEqual([303, `/partner/events/${slug}/register?sent=email`]);
    expect(await db.$count(eventRegistration)).toBe(1);
  });
});

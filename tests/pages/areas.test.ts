import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { feedback } from '#db/schema/promises.ts';
import Area from '../../src/pages/areas/[slug].astro';
import Areas from '../../src/pages/areas/index.astro';
import { it } from '../support/database.ts';
import { aLoggedVisit } from '../support/engagement-makers.ts';
import { anOfficer, aSession, now } from '../support/makers.ts';
import { openPage } from '../support/page.ts';
import { aFeedback, anArea } from '../support/promise-makers.ts';
import { localsFor } from './staff/visit.ts';

const see = (db: Db, slug: string) => openPage(Area, { locals: localsFor(db, null), params: { slug } });
const published = async (db: Db) => {
  const [writer, approver] = [await anOfficer(db), await anOfficer(db, 'prevent_officer')];
  return aFeedback(db, { approvedAt: now, approvedBy: approver.id }, writer);
};

describe('the page of an area', () => {
  it('shows what was approved for it, and names nobody', async ({ db }) => {
    await published(db);
    await aFeedback(db, { youSaid: 'This waits for somebody.' });
    const { text } = await see(db, 'luton');
    expect(text).toContain('You said, we did in Luton');
    expect(text).toContain('We now bring the answer back to the same room.');
    expect(text).not.toContain('This waits for somebody.');
    expect(text).not.toContain('Dana Whitlock');
  });

  it('shows nothing that was withdrawn', async ({ db }) => {
    const { id, writtenBy } = await published(db);
    await db.update(feedback).set({ withdrawnAt: now, withdrawnBy: writtenBy }).where(eq(feedback.id, id));
    const { text } = await see(db, 'luton');
    expect(text).not.toContain('We now bring the answer back');
    expect(text).toContain('Nothing is published for Luton yet');
  });

  it('shows the training there, and that of all its districts for a force', async ({ db }) => {
    await anOfficer(db);
    const session = await aSession(db, { areaId: (await anArea(db)).id });
    for (const slug of ['luton', 'bedfordshire-force'])
      expect((await see(db, slug)).html).toContain(`/training/sessions/${session.reference}`);
    expect((await see(db, 'bedford')).text).toContain('No sessions in Bedford have a date yet');
  });

  it('never tells a small number', async ({ db }) => {
    const officer = await anOfficer(db);
    const areaId = (await anArea(db)).id;
    for (let nth = 0; nth < 13; nth++) await aLoggedVisit(db, officer, { areaId });
    const { text } = await see(db, 'luton');
    expect(text).toContain('At least 10 visits, meetings and calls');
    expect(text).toContain('Fewer than 10 organisations');
  });

  it('is there for none that nobody of the team looks after', async ({ db }) => {
    await anOfficer(db, 'prevent_officer');
    expect((await see(db, 'luton')).status).toBe(200);
    expect((await see(db, 'canterbury')).status).toBe(404);
    expect((await see(db, 'eastern-region')).status).toBe(404);
    expect((await see(db, 'nowhere')).status).toBe(404);
  });
});

describe('the areas', () => {
  it('stand by force, each with its districts', async ({ db }) => {
    await anOfficer(db);
    const { html, text } = await openPage(Areas, { locals: localsFor(db, null) });
    expect(html).toContain('href="/areas/bedfordshire-force"');
    expect(html).toContain('href="/areas/luton"');
    expect(text).not.toContain('Canterbury');
  });
});

describe('finding an area', () => {
  const find = (db: Db, near: string) =>
    openPage(Areas, { path: `/areas?near=${encodeURIComponent(near)}`, locals: localsFor(db, null) });

  it('leads on from its name or a town in it, and says so kindly where that is none of ours', async ({
    db,
  }) => {
    await anOfficer(db, 'prevent_officer');
    const named = await find(db, 'luton');
    expect([named.status, named.location]).toEqual([303, '/areas/luton']);
    expect((await find(db, 'Flitwick')).location).toBe('/areas/central-bedfordshire');
    const away = await find(db, 'Canterbury');
    expect([away.status, away.text.includes('leads to none of our areas')]).toEqual([200, true]);
    expect((await find(db, 'zzzz')).text).toContain('“zzzz” leads to none of our areas.');
  });

  it('names the roles of the team and one way to write to them, and nobody by name', async ({ db }) => {
    await anOfficer(db, 'prevent_officer');
    const { text, html } = await see(db, 'luton');
    expect(text).toContain('Who does what in Luton');
    expect(html).toContain('href="/contact"');
    expect(text).not.toMatch(/\b07\d{3}/);
  });
});

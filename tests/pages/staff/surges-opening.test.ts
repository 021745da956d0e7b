import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { textCheckOverride } from '#db/schema/privacy.ts';
import { surge } from '#db/schema/surges.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { visit } from './visit.ts';
import NewPage from '../../../src/pages/staff/impact/surges/new.astro';
import SurgePage from '../../../src/pages/staff/impact/surges/[id]/index.astro';

const opened = (given: Record<string, string> = {}) => ({
  ...{ formToken: crypto.randomUUID(), areas: 'bedford', kind: 'incident', title: 'Fire at the market hall' },
  ...{ publicWords: 'The fire is out. Nobody was hurt.', publishedBy: 'Fire service website' },
  ...{ 'on-day': '21', 'on-month': '11', 'on-year': '2026', at: '8:30am', ...given },
});
describe('opening a surge', () => {
  it('puts the institutions of the area in call order, and leaves out who asked us to stay away', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const districtId = await theArea(db);
    await anInstitution(db, { districtId, name: 'Second Charity', typeCode: 'charity', tier: 'B' });
    await anInstitution(db, { districtId, name: 'First School', tier: 'A' });
    await anInstitution(db, { districtId, name: 'Stay Away Club', contactState: 'declined' });
    const made = await visit(NewPage, db, officer, { form: opened() });
    const [row] = await db.select().from(surge);
    expect(made.location).toBe(`/staff/impact/surges/${row!.id}?done=opened`);
    const { text } = await visit(SurgePage, db, officer, { params: { id: row!.id } });
    expect(text.indexOf('First School')).toBeLessThan(text.indexOf('Second Charity'));
    expect(text).toContain('Asked us to stay away: do not call Stay Away Club.');
    expect(text).toContain('Tier A, education is asked first');
  });

  it('takes no name of an operation, no address and nothing that is planned, and says why', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const wrong = [
      [{ title: 'Operation Larkspur' }, 'name of an operation'],
      [{ publicWords: 'A house at 12 Mill Lane was closed.' }, 'looks like an address'],
      [{ publicWords: 'Officers will search a house tomorrow.' }, 'still to do'],
    ] as const;
    for (const [given, words] of wrong) {
      const { status, text } = await visit(NewPage, db, officer, { form: opened(given) });
      expect([status, text]).toEqual([422, expect.stringContaining(words)]);
    }
    expect(await db.$count(surge)).toBe(0);
  });

  it('warns of the name of a person, and notes for a supervisor that somebody went past it', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const named = opened({ publicWords: 'Court News named Jordan Ellison.' });
    expect((await visit(NewPage, db, officer, { form: named })).status).toBe(422);
    const why = 'It is the name of the hall';
    expect((await visit(NewPage, db, officer, { form: { ...named, why } })).status).toBe(303);
    expect(await db.$count(textCheckOverride, eq(textCheckOverride.form, 'surge'))).toBe(1);
  });

  it('says what is missing', async ({ db }) => {
    const { text } = await visit(NewPage, db, await anOfficer(db), { form: { 'on-day': '31' } });
    for (const words of ['Choose an area', 'Enter what happened', 'Enter the day', 'Enter what is published'])
      expect(text).toContain(words);
  });
});

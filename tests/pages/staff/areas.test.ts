import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { areaFact, areaOfficer, areaReorganisation } from '#db/schema/area-facts.ts';
import { area } from '#db/schema/areas.ts';
import { postcodeRelease, postcodeUpload } from '#db/schema/postcodes.ts';
import Register from '../../../src/pages/staff/admin/areas/index.astro';
import Succession from '../../../src/pages/staff/admin/areas/[id]/succession.astro';
import Postcodes from '../../../src/pages/staff/admin/postcodes/index.astro';
import Area from '../../../src/pages/staff/areas/[slug]/index.astro';
import Fact from '../../../src/pages/staff/areas/[slug]/fact.astro';
import OfficerOf from '../../../src/pages/staff/areas/[slug]/officer.astro';
import Areas from '../../../src/pages/staff/areas/index.astro';
import { it } from '../../support/database.ts';
import { anInstitution } from '../../support/duty.ts';
import { anOfficer, aSession, now } from '../../support/makers.ts';
import { visit } from './visit.ts';

const luton = { params: { slug: 'luton' } };
const fact = {
  label: 'Population',
  value: '225,300',
  source: 'ONS, Census 2021',
  ...{ 'asOf-day': '21', 'asOf-month': '3', 'asOf-year': '2021' },
};

describe('the list of areas', () => {
  it('shows both regions by force, and links only to what the reader may open', async ({ db }) => {
    const { html, text } = await visit(Areas, db, await anOfficer(db));
    expect(text).toContain('Eastern region');
    expect(text).toContain('South East region');
    expect(html).toContain('href="/staff/areas/luton"');
    expect(html).not.toContain('href="/staff/areas/milton-keynes"');
    expect(text).toContain('Milton Keynes');
  });

  it('finds a place by whatever is typed, and says by what it knows its district', async ({ db }) => {
    const officer = await anOfficer(db);
    const look = async (words: string) =>
      (await visit(Areas, db, officer, { path: `/staff/areas?words=${encodeURIComponent(words)}` })).text;
    expect(await look('TL 090 210')).toMatch(/TL 090 210 lies in Luton.*given within 100 metres/);
    expect(await look('Flitwik')).toContain('Flitwick, Central Bedfordshire');
    expect(await look('-0.42, 51.88')).toContain('Enter them as 51.88, -0.42');
    expect(await look('LU1 2AB')).toContain('No list of postcodes has been imported yet');
  });
});

describe('the page of an area', () => {
  it('has facts with source and day, officers, institutions by type and the training ahead', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const [where] = await db.select().from(area).where(eq(area.slug, 'luton'));
    await anInstitution(db, { districtId: where!.id });
    await aSession(db, { areaId: where!.id });
    await visit(Fact, db, officer, { ...luton, form: fact });
    const { text } = await visit(Area, db, officer, luton);
    expect(text).toContain('District in Bedfordshire, Eastern region');
    expect(text).toContain('Population 225,300 ONS, Census 2021 21 March 2021');
    expect(text).toContain('Nobody is named');
    expect(text).toContain('1 of 1 have nobody of the team who looks after them');
    expect(text).toMatch(/Training ahead .*Thu 3 Dec 2026/);
    expect(text).toContain('1 no contact yet');
  });

  it('shows an administrator, who sees no institutions, the area without them', async ({ db }) => {
    const { text } = await visit(Area, db, await anOfficer(db, 'administrator'), luton);
    expect(text).toContain('Facts');
    expect(text).not.toContain('Institutions here');
  });

  it('records a fact and replaces it, and keeps what was typed when something is wrong', async ({ db }) => {
    const officer = await anOfficer(db);
    const wrong = await visit(Fact, db, officer, {
      ...luton,
      form: { ...fact, source: '', 'asOf-year': '2030' },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Enter where it is from');
    expect(wrong.html).toContain('225,300');
    expect((await visit(Fact, db, officer, { ...luton, form: fact })).location).toBe('/staff/areas/luton');
    const again = await visit(Fact, db, officer, { ...luton, form: { ...fact, value: '1' } });
    expect(again.status).toBe(409);
    expect(again.text).toContain('There is another fact of this name by now');
    const [row] = await db.select().from(areaFact);
    await visit(Fact, db, officer, { ...luton, form: { ...fact, value: '230,000', seen: row!.id } });
    expect((await visit(Area, db, officer, luton)).text).toMatch(
      /Population 230,000 .*What was said before Population ?: 225,300/,
    );
  });

  it('names an officer and a deputy', async ({ db }) => {
    const [boss, dana] = [await anOfficer(db), await anOfficer(db, 'prevent_officer')];
    const twice = await visit(OfficerOf, db, boss, { ...luton, form: { named: dana.id, deputy: dana.id } });
    expect(twice.status).toBe(409);
    const done = await visit(OfficerOf, db, boss, { ...luton, form: { named: dana.id, deputy: '' } });
    expect(done.location).toBe('/staff/areas/luton');
    expect(await db.select().from(areaOfficer)).toMatchObject([{ officerId: dana.id, part: 'named' }]);
  });
});

describe('the register of areas', () => {
  it('plans what becomes of an area, shows it, and takes it back', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const [where] = await db.select().from(area).where(eq(area.slug, 'bedford'));
    const [beside] = await db.select().from(area).where(eq(area.slug, 'luton'));
    const params = { id: where!.id };
    const form = {
      ...{ 'on-day': '1', 'on-month': '4', 'on-year': '2028', also: [beside!.id] },
      ...{ 'name-0': 'North Bedfordshire', 'code-0': 'E06000099', 'percent-0': '100' },
    };
    expect((await visit(Succession, db, admin, { params })).text).toContain('Central Bedfordshire');
    const half = await visit(Succession, db, admin, { params, form: { ...form, 'percent-0': '50' } });
    expect(half.status).toBe(422);
    expect(half.text).toContain('Let the shares come to 100%');
    const planned = await visit(Succession, db, admin, { params, form });
    expect(planned.location).toBe('/staff/admin/areas');
    const { text } = await visit(Register, db, admin);
    expect(text).toContain('1 April 2028 Bedford, Luton North Bedfordshire E06000099 Planned');
    const [plan] = await db.select().from(areaReorganisation);
    await visit(Register, db, admin, { form: { undo: plan!.id } });
    expect((await visit(Register, db, admin)).text).toContain('Taken back on 21 November 2026');
    expect((await visit(Register, db, admin, { form: { undo: plan!.id } })).status).toBe(409);
  });
});

describe('the page of postcodes', () => {
  it('says what to do before there is a list, and how far one is', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    expect((await visit(Postcodes, db, admin)).text).toContain('No list of postcodes is in use yet');
    const release = {
      source: 'onspd',
      attribution: '',
      fileName: 'ONSPD_MAY_2026_UK.csv',
      startedAt: now,
    } as const;
    await db
      .insert(postcodeRelease)
      .values({ ...release, bytesAll: 2_000_000, bytesRead: 500_000, rowsRead: 1234 });
    const busy = await visit(Postcodes, db, admin);
    expect(busy.text).toContain('1,234 rows, 0.5 of 2 MB');
    expect(busy.html).toMatch(/<progress[^>]*max="2000000"[^>]*value="500000"/);
    expect(busy.headers.get('Refresh')).toBe('3');
  });

  it('asks for a file where none was chosen', async ({ db }) => {
    const answer = await visit(Postcodes, db, await anOfficer(db, 'administrator'), { form: { list: '' } });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Choose a file');
    expect(await db.select().from(postcodeUpload)).toEqual([]);
  });

  it('shows the list in use with whom it is owed to, and why another was not used', async ({ db }) => {
    const release = {
      source: 'onspd',
      attribution: 'Contains OS data',
      fileName: 'a.csv',
      startedAt: now,
    } as const;
    await db.insert(postcodeRelease).values([
      {
        ...release,
        rowsRead: 5,
        rowsKept: 5,
        finishedAt: now,
        publishedOn: Temporal.PlainDate.from('2026-05-01'),
      },
      { ...release, fileName: 'b.csv', failedAt: now, failure: 'The list holds LU1 2AB twice.' },
    ]);
    const { text } = await visit(Postcodes, db, await anOfficer(db, 'administrator'));
    expect(text).toContain('ONS Postcode Directory, May 2026');
    expect(text).toContain('Contains OS data');
    expect(text).toContain('Not used. The list holds LU1 2AB twice.');
  });
});

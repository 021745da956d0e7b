import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { institution } from '#db/schema/institutions.ts';
import { area } from '#db/schema/areas.ts';
import { sql } from 'drizzle-orm';
import { findByLabel } from '#lib/institutions/find.ts';
import { sectorsWithTypes } from '#lib/institutions/sectors.ts';
import { suggestInstitutions } from '#lib/institutions/suggest.ts';
import { now } from '../support/makers.ts';
import { it as plain } from '../support/database.ts';

type Given = Partial<typeof institution.$inferInsert>;

const known: (Given & { name: string })[] = [
  { name: 'Ashmere Community School', urn: '912345', postcode: 'MK40 9AZ' },
  { name: "St Aldate's Primary School", urn: '912368', typeCode: 'primary_school' },
  { name: 'Café Zoë Youth Club', charityNumber: '1912058', typeCode: 'youth_organisation' },
  { name: 'Marston Hospital Trust', odsCode: 'R9M', typeCode: 'nhs_trust' },
  { name: 'New Ashmere Sports Club', postcode: 'MK41 9AA', typeCode: 'sports_club' },
  { name: 'Trinity Church', postcode: 'MK42 9AB', typeCode: 'congregation' },
  { name: 'Trinity Church', postcode: 'MK43 9AC', typeCode: 'congregation' },
  { name: 'Friends of Zen, Deben Valley', charityNumber: '1912240', typeCode: 'belief_organisation' },
];

const it = plain.extend<{ register: Db }>({
  // The file has a database of its own: the register is written once, and only read.
  register: [
    async ({ fileDatabase: { db } }, use) => {
      const [bedford] = await db
        .select()
        .from(area)
        .where(sql`${area.name} = 'Bedford'`);
      const rows = known.map((one) => ({ typeCode: 'secondary_school', districtId: bedford!.id, ...one }));
      await db.insert(institution).values(rows);
      await db.execute(sql`insert into institution (name, type_code, urn)
      select (array['Oak', 'Elm', 'River', 'Hill', 'Abbey', 'Mill'])[1 + n % 6] || ' ' || n || ' ' ||
        (array['Primary School', 'Academy', 'High School', 'College', 'Nursery'])[1 + n % 5],
        'primary_school', (100000 + n)::text from generate_series(1, 20000) n`);
      await db.execute(sql`analyze institution`);
      await use(db);
    },
    { scope: 'file' },
  ],
});

const names = async (db: Db, text: string, limit?: number) =>
  (await suggestInstitutions(db, text, limit)).map(({ name }) => name);

describe('suggesting institutions among 20,000', () => {
  it('puts the name that begins with the text first', async ({ register }) => {
    expect(await names(register, 'ashmere')).toEqual(['Ashmere Community School', 'New Ashmere Sports Club']);
  });

  it('finds words in any order, wherever they stand', async ({ register }) => {
    expect(await names(register, 'school ashmere')).toEqual(['Ashmere Community School']);
    expect((await names(register, 'sports ashmere'))[0]).toBe('New Ashmere Sports Club');
  });

  it('looks past accents, capitals and curly apostrophes', async ({ register }) => {
    expect(await names(register, 'CAFE ZOE')).toEqual(['Café Zoë Youth Club']);
    expect(await names(register, 'café zoë')).toEqual(['Café Zoë Youth Club']);
    expect((await names(register, 'st aldate’s'))[0]).toBe("St Aldate's Primary School");
  });

  it('forgives a slip of spelling', async ({ register }) => {
    expect((await names(register, 'Ashmeer Community'))[0]).toBe('Ashmere Community School');
    expect(await names(register, 'marsten hospital')).toContain('Marston Hospital Trust');
  });

  it.for([
    ['912345', 'Ashmere Community School'],
    ['URN 912345', 'Ashmere Community School'],
    ['r9m', 'Marston Hospital Trust'],
    ['1912058', 'Café Zoë Youth Club'],
  ])('knows the number %s', async ([number = '', name], { register }) => {
    expect((await names(register, number))[0]).toBe(name);
  });

  it('never gives more than asked for, best first', async ({ register }) => {
    const many = await names(register, 'oak 1', 5);
    expect(many).toHaveLength(5);
    expect(many.filter((name) => !name.startsWith('Oak 1'))).toEqual([]);
    expect(await names(register, 'primary school')).toHaveLength(8);
    expect(await names(register, 'ab', 3)).toHaveLength(3);
  });

  it.for([
    '',
    '   ',
    '%',
    '_',
    '\\',
    "'; drop table institution; --",
    '\0',
    '🙂',
    'zzzzqqq',
    'x'.repeat(10_000),
  ])('answers %j with nothing', async (text, { register }) => {
    expect(await names(register, text)).toEqual([]);
  });

  it('says what a form needs to know', async ({ register }) => {
    const [first] = await suggestInstitutions(register, 'ashmere comm');
    expect(first).toMatchObject({
      label: 'Ashmere Community School, Bedford (URN 912345)',
      typeCode: 'secondary_school',
      typeLabel: 'Secondary school',
      sectorCode: 'education',
      postcode: 'MK40 9AZ',
      district: 'Bedford',
    });
  });
});

describe('finding the institution that was chosen', () => {
  it('takes back every label that it gave', async ({ register }) => {
    for (const { name } of known)
      for (const { id, label } of await suggestInstitutions(register, name))
        expect(await findByLabel(register, label)).toMatchObject({ id, label });
  });

  it('takes a name typed in full, whatever its capitals, when only one has it', async ({ register }) => {
    expect(await findByLabel(register, ' ashmere  community SCHOOL ')).toMatchObject({
      typeCode: 'secondary_school',
    });
    expect(await findByLabel(register, 'Friends of Zen, Deben Valley')).not.toBeNull();
    expect(await findByLabel(register, 'Trinity Church')).toBeNull();
  });

  it.for([
    '',
    'Ashmere',
    'Ashmere Community School, Luton (URN 912345)',
    'A (B)',
    '\0',
    '(',
    'x'.repeat(9999),
  ])('does not guess from %j', async (text, { register }) => {
    expect(await findByLabel(register, text)).toBeNull();
  });
});

describe('the choice of a type', () => {
  it('is grouped by sector in the order of the list', async ({ db }) => {
    const sectors = await sectorsWithTypes(db, now);
    expect(sectors[0]).toMatchObject({ code: 'education', label: 'Education' });
    expect(sectors[0]?.types[0]).toEqual({ code: 'early_years', label: 'Early years' });
    expect(sectors.flatMap(({ types }) => types).length).toBeGreaterThan(45);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareContacts, type ContactFacts } from '#lib/institutions/duplicates/contact-rule.ts';
import { compareInstitutions, type InstitutionFacts } from '#lib/institutions/duplicates/institution-rule.ts';
import { contactKeys, institutionKeys } from '#lib/institutions/duplicates/keys.ts';
import { plainName, plainPerson, sound, tellingWords } from '#lib/institutions/duplicates/normalise.ts';
import { thresholds, weightOf } from '#lib/institutions/duplicates/weights.ts';

const luton = 'e0000000-0000-4000-8000-000000000001' as never;
const essex = 'e0000000-0000-4000-8000-000000000002' as never;

const anInstitution = (given: Partial<InstitutionFacts> = {}): InstitutionFacts => ({
  ...{ names: ['Ashmere School'], typeCode: 'secondary_school', sectorCode: 'education', districtId: luton },
  ...{ postcodes: ['LU1 2AB'], website: null, mailbox: null, telephone: null },
  ...{ urn: null, odsCode: null, charityNumber: null, companyNumber: null },
  ...given,
});
const aContact = (given: Partial<ContactFacts> = {}): ContactFacts => ({
  ...{ name: 'Sarah Haldane', email: null, phone: null, areaId: luton, shared: [] },
  roles: [{ institutionId: 'one', title: 'Head of Year 9' }],
  ...given,
});
const bodies = (one: Partial<InstitutionFacts>, other: Partial<InstitutionFacts>) =>
  weightOf(compareInstitutions(anInstitution(one), anInstitution(other)));
const people = (one: Partial<ContactFacts>, other: Partial<ContactFacts>) =>
  weightOf(compareContacts(aContact(one), aContact(other)));
const { listed, certain } = thresholds;

const names = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    'St Mary’s C of E Sch.',
    'Jamia Masjid Ghausia',
    'Ghosia Jamia Mosque',
    'The',
    'R.C. Ch',
    'Łódź & Co',
  ),
);
const places = fc.constantFrom(luton, essex, null);
const someOrNone = (...values: string[]) => fc.constantFrom(...values, null);
const institutions = fc.record<InstitutionFacts>({
  names: fc.array(names, { minLength: 1, maxLength: 3 }),
  typeCode: fc.constantFrom('secondary_school', 'congregation'),
  sectorCode: fc.constantFrom('education', 'faith'),
  districtId: places,
  postcodes: fc.array(fc.constantFrom('LU1 2AB', 'LU1 2AC', 'CM1 1AA'), { maxLength: 2 }),
  website: someOrNone('https://www.ashmere.example/', 'https://ashmere.example', 'no address'),
  mailbox: someOrNone('Office@ashmere.example', 'office@ashmere.example'),
  telephone: someOrNone('01632 960123', '+44 1632 960 123'),
  urn: someOrNone('912345', '912346'),
  odsCode: someOrNone('R9M'),
  charityNumber: someOrNone('1912034'),
  companyNumber: fc.constant(null),
});
const contacts = fc.record<ContactFacts>({
  name: fc.oneof(names, fc.constantFrom('Dr S Haldane', 'Sarah Haldane', 'Mohammed Khan', 'Muhammad Khan')),
  email: someOrNone('sarah@ashmere.example', 'Sarah+news@ashmere.example'),
  phone: someOrNone('01632 960123', '+44 1632 960 123'),
  areaId: places,
  roles: fc.array(
    fc.record({
      institutionId: fc.constantFrom('one', 'two'),
      title: fc.constantFrom('Head', 'head', 'Cook'),
    }),
    { maxLength: 2 },
  ),
  shared: fc.array(fc.constantFrom('01632 960123', 'sarah@ashmere.example'), { maxLength: 1 }),
});

describe('a name as it is compared', () => {
  it('is the same when it is written as it is compared', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(plainName(plainName(name))).toBe(plainName(name));
        expect(plainPerson(plainPerson(name))).toBe(plainPerson(name));
        const telling = tellingWords(name);
        expect(tellingWords(telling.join(' '))).toEqual(telling);
        for (const word of telling) expect(sound(sound(word))).toBe(sound(word));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['St. Mary’s C of E Prim. School', 'Saint Marys CofE Primary School'],
    ['The Ashmere & Vale Trust', 'Ashmere and Vale Trust'],
    ['Jamia Masjid', 'Jame Mosque'],
  ])('is one for %s and %s', (one, other) => {
    expect(plainName(one)).toBe(plainName(other));
  });

  it.each([
    ['Ghausia', 'Ghosia'],
    ['Muhammad', 'Mohammed'],
    ['Gurdwara', 'Gurdwaara'],
  ])('sounds the same as %s and %s', (one, other) => {
    expect(sound(one.toLowerCase())).toBe(sound(other.toLowerCase()));
  });
});

describe('two records', () => {
  it('weigh the same whichever is named first', () => {
    fc.assert(
      fc.property(institutions, institutions, (one, other) => {
        expect(compareInstitutions(other, one)).toEqual(compareInstitutions(one, other));
      }),
    );
    fc.assert(
      fc.property(contacts, contacts, (one, other) => {
        expect(compareContacts(other, one)).toEqual(compareContacts(one, other));
      }),
    );
  });

  it('that are listed stand together under some key', () => {
    const met = (one: readonly bigint[], other: readonly bigint[]) => one.some((key) => other.includes(key));
    fc.assert(
      fc.property(institutions, institutions, (one, other) => {
        if (weightOf(compareInstitutions(one, other)) >= certain.institution)
          expect(met(institutionKeys(one), institutionKeys(other))).toBe(true);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(contacts, contacts, (one, other) => {
        if (weightOf(compareContacts(one, other)) >= certain.contact)
          expect(met(contactKeys(one), contactKeys(other))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('of a mosque that is known by two spellings are listed', () => {
    const mosque = { typeCode: 'congregation', sectorCode: 'faith' };
    const spelt = bodies(
      { ...mosque, names: ['Jamia Masjid Ghausia'] },
      { ...mosque, names: ['Ghosia Jamia Mosque'] },
    );
    expect(spelt).toBeGreaterThanOrEqual(listed.institution);
  });

  it('of one name with and without a space are nearly the same', () => {
    expect(bodies({ names: ['Ouse Bank School'] }, { names: ['Ousebank School'] })).toBeGreaterThanOrEqual(
      listed.institution,
    );
  });

  it('of a school as a booker typed it, at its postcode, are as good as one', () => {
    const typed = { names: ['ashmere sch'], districtId: null };
    expect(bodies(typed, {})).toBeGreaterThanOrEqual(certain.institution);
  });

  it('of two schools of one saint in a district are not listed, nor of one name in two forces', () => {
    const apart = { names: ['St Mark’s Primary School'], postcodes: ['LU3 3CC'] };
    expect(bodies({ names: ['St Mary’s Primary School'] }, apart)).toBeLessThan(listed.institution);
    expect(bodies({}, { districtId: essex, postcodes: [] })).toBeLessThan(listed.institution);
  });

  it('that bear two numbers of one register need more than name and place', () => {
    expect(bodies({ urn: '912345' }, { urn: '912346', postcodes: [] })).toBeLessThan(listed.institution);
    expect(bodies({ urn: '912345' }, { names: ['Another'], urn: '912345' })).toBe(100);
  });

  it('of a contact with two addresses are listed by name and institution', () => {
    const [work, other] = [{ email: 's.haldane@ashmere.example' }, { email: 'head9@ashmere.example' }];
    expect(people(work, other)).toBeGreaterThanOrEqual(listed.contact);
    const elsewhere = { ...other, roles: [{ institutionId: 'two', title: 'Cook' }] };
    expect(people(work, elsewhere)).toBeLessThan(listed.contact);
  });

  it('of two people who share a mailbox or a switchboard are not listed', () => {
    const office = { email: 'office@ashmere.example', phone: '01632 960123' };
    const shared = { ...office, shared: ['office@ashmere.example', '01632 960 123'] };
    expect(people(shared, { ...shared, name: 'Imran Yusuf' })).toBeLessThan(listed.contact);
    expect(people(office, { ...office, name: 'Imran Yusuf', roles: [] })).toBeGreaterThanOrEqual(
      listed.contact,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { bannedByContent, bannedByName } from '#lib/institutions/imports/fields/banned.ts';
import { uniqueHeadings } from '#lib/institutions/imports/fields/heading.ts';
import { proposeMapping } from '#lib/institutions/imports/fields/propose.ts';
import { readEmail, readPhone, readPostcode } from '#lib/institutions/imports/read/addresses.ts';
import { cellText } from '#lib/institutions/imports/read/cell.ts';
import { readDay } from '#lib/institutions/imports/read/days.ts';
import { readNames } from '#lib/institutions/imports/read/names.ts';
import { columnName } from '#lib/tables/sheet.ts';

describe('a column that may not be read', () => {
  it.each([
    'Date of birth',
    'DOB',
    'Ethnicity',
    'EthnicOrigin',
    'Religion',
    'Faith',
    'Ideology',
    'Risk score',
    'Vehicle reg',
    'Number plate',
    'Twitter handle',
    'Instagram',
    'Associates',
    'Aliases',
    'Gender',
    'NI number',
    'Home address',
    'Case number',
  ])('is known by its heading: %s', (heading) => {
    expect(bannedByName('contacts', heading)).not.toBeNull();
  });

  it.each(['Name', 'Job title', 'Email', 'Organisation', 'In role since', 'Agency', 'Courage Award'])(
    'is not taken for one: %s',
    (heading) => expect(bannedByName('contacts', heading)).toBeNull(),
  );

  it.each([
    ['dates of birth', ['03/04/1985', '12/11/1979', '']],
    ['dates of birth', ['DOB 3 April 1985', 'born 4 May 1979']],
    ['religion or belief', ['Muslim', 'Christian', 'No religion']],
    ['ethnicity or nationality', ['White British', 'Asian or Asian British', 'Black African']],
    ['ideology or opinion', ['Islamist', 'Extreme right wing']],
    ['scores or risk', ['High', 'Medium', 'Low']],
    ['vehicles', ['AB12 CDE', 'drives KY67 FGH']],
    ['accounts on social media', ['@amara_n', '@tom.reed']],
  ])('is known by what is in it: %s', (what, cells) => {
    expect(bannedByContent('contacts', 'Notes', cells)).toBe(what);
  });

  it('is not a column that says since when somebody is in post', () => {
    expect(bannedByContent('contacts', 'In post since', ['01/09/1998', '02/09/2004'])).toBeNull();
    expect(bannedByContent('contacts', 'Reviewed', ['01/09/2025', '02/09/2026'])).toBeNull();
  });

  it('is not one of days on which institutions opened', () => {
    expect(bannedByContent('institutions', 'start-date', ['1974-04-01', '1996-04-01'])).toBeNull();
  });
});

describe('headings', () => {
  it('are matched as registers write them', () => {
    const headings = [
      'URN',
      'EstablishmentName',
      'TypeOfEstablishment (name)',
      'Postcode',
      'TelephoneNum',
      'SchoolWebsite',
    ];
    expect(proposeMapping('institutions', headings)).toEqual({
      urn: 'URN',
      name: 'EstablishmentName',
      kind: 'TypeOfEstablishment (name)',
      postcode: 'Postcode',
      telephone: 'TelephoneNum',
      website: 'SchoolWebsite',
    });
    expect(proposeMapping('contacts', ['First name', 'Surname', 'Job title', 'E-mail', 'School'])).toEqual({
      firstName: 'First name',
      lastName: 'Surname',
      title: 'Job title',
      email: 'E-mail',
      institution: 'School',
    });
  });

  it('that stand twice, or not at all, are told apart', () => {
    expect(uniqueHeadings(['Name', '', 'name', 'NAME'], columnName)).toEqual([
      'Name',
      'Column B',
      'name (2)',
      'NAME (3)',
    ]);
  });
});

describe('a cell', () => {
  it('is read as its words, whatever a spreadsheet put round them', () => {
    expect(cellText('="00123"')).toBe('00123');
    expect(cellText("'+44 1234 567890")).toBe('+44 1234 567890');
    expect(cellText('  two \u00a0 words\r\nnext\u0000 ')).toBe('two words\nnext');
  });

  it('that holds a day is read with the day first', () => {
    expect(String(readDay('01/04/2027'))).toBe('2027-04-01');
    expect(String(readDay('1 April 2027'))).toBe('2027-04-01');
    expect(String(readDay('2027-04-01T00:00:00Z'))).toBe('2027-04-01');
    expect(String(readDay('1st Apr 27'))).toBe('2027-04-01');
    expect(readDay('31/02/2027')).toContain('is no date');
    expect(readDay('46478')).toContain('as the spreadsheet keeps it inside');
  });

  it('that holds an address is written in one way, or says what is wrong', () => {
    expect(readPostcode('mk402ab')).toEqual({ value: 'MK40 2AB' });
    expect(readPostcode('MK40')).toEqual({ wrong: '“MK40” is no whole postcode, like MK40 2AB' });
    expect(readEmail('Amara@School.Example')).toEqual({ value: 'amara@school.example' });
    expect(readPhone('7700900123')).toEqual({ value: '07700900123' });
    expect(readPhone('7.7009E+09')).toHaveProperty('wrong');
  });

  it('that holds other names gives each once, as it is written with capitals', () => {
    expect(readNames('Derby,Derby City UA,derby,city of derby', 'Derby City Council')).toEqual([
      'Derby',
      'Derby City UA',
      'city of derby',
    ]);
    expect(readNames('St Mary, Luton; St Mary’s', 'X')).toEqual(['St Mary, Luton', 'St Mary’s']);
  });
});

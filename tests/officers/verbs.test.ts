import { describe, expect, it } from 'vitest';
import { staffPages } from '#lib/officers/staff-pages.ts';
import { type Callers, verbs } from '#lib/officers/verbs.ts';
import { pageWithParts, staffPageFiles, verbsInSources } from '../support/sources.ts';

const keys = verbsInSources().map(({ file, name }) => `${file} ${name}`);
const pages = staffPageFiles();
const rule = 'src/lib/officers/verbs.ts';

describe('every verb that takes an actor', () => {
  it('is found in the sources', () => {
    expect(keys).toContain('training/sessions/cancel.ts cancelSession');
    expect(keys).toContain('training/courses/retire.ts retireCourse');
    expect(keys.length).toBeGreaterThan(30);
  });

  it('has a row that says who may call it', () => {
    const without = keys.filter((key) => !Object.hasOwn(verbs, key));
    expect(without, `Add a row in ${rule} for each of these`).toEqual([]);
  });

  it('is still there, if it has a row', () => {
    const gone = Object.keys(verbs).filter((key) => !keys.includes(key));
    expect(gone, `Take the row out of ${rule}`).toEqual([]);
  });
});

const asks = (text: string, callers: Callers): boolean =>
  [callers].flat().some((ability) => new RegExp(`\\bcan\\.${ability}\\b|'${ability}'`).test(text));

const missing = (page: string): string[] => {
  const { imported, text } = pageWithParts(page);
  return [...imported].filter((verb) => {
    const callers = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    return callers && callers !== 'a question' && callers !== 'a step' && !asks(text, callers);
  });
};

describe('every staff page', () => {
  it('has a row that says what its reader must be able to do', () => {
    const without = pages.map(({ pattern }) => pattern).filter((one) => !Object.hasOwn(staffPages, one));
    expect(without, 'Add a row in src/lib/officers/staff-pages.ts: without one it answers 404').toEqual([]);
  });

  it('is still there, if it has a row', () => {
    const patterns = pages.map(({ pattern }) => pattern);
    expect(Object.keys(staffPages).filter((one) => !patterns.includes(one))).toEqual([]);
  });

  it.each(pages.map(({ file }) => file))('asks for the ability of each verb that it calls: %s', (file) => {
    expect(missing(file), `It calls these and does not ask for what ${rule} says`).toEqual([]);
  });
});

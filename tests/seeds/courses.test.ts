import { describe, expect, it } from 'vitest';
import { courseTerms } from '#db/seeds/reference/course-terms.ts';
import { courses } from '#db/seeds/reference/courses.ts';
import { sectors } from '#db/seeds/reference/institutions.ts';

const words = (one: (typeof courses)[number]) => JSON.stringify([one, courseTerms[one.slug]]);

describe('the courses that we start with', () => {
  it('are the seventeen of the list, awareness in two lengths', () => {
    expect(courses).toHaveLength(18);
    expect(new Set(courses.map(({ slug }) => slug)).size).toBe(18);
  });

  it.each(courses)('$title finishes when its duration is over', ({ programme, duration_minutes }) => {
    const minutes = programme.map(({ minute }) => minute);
    expect(minutes.at(-1)).toBe(duration_minutes);
    expect(minutes).toEqual([...minutes].sort((one, other) => one - other));
  });

  it.each(courses)('$title says three to five things that you will be able to do', ({ outcomes }) => {
    expect(outcomes.length).toBeGreaterThanOrEqual(3);
    expect(outcomes.length).toBeLessThanOrEqual(5);
    expect(outcomes.filter((outcome) => /^[A-Z]|\.$/.test(outcome))).toEqual([]);
  });

  it.each(courses)('$title is for known sectors', ({ sectors: codes }) => {
    const known = sectors.map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => !known.includes(code))).toEqual([]);
  });

  it.each(courses)('$title has its terms: why it is taught, and to how many', ({ slug }) => {
    const terms = courseTerms[slug];
    expect(terms?.aims.length).toBeGreaterThan(40);
    expect(terms?.minimum).toBeLessThanOrEqual(terms?.maximum ?? 0);
  });

  it.each(courses)('$title keeps to our words', (one) => {
    expect(words(one)).not.toMatch(/vulnerable|suspect\b|extremists|at.risk|!|please/i);
  });

  it.each(courses)('$title spells out an abbreviation where it is first used', (one) => {
    const told = [one.summary, one.audience, ...one.outcomes].join(' ');
    const meanings = {
      DSL: 'esignated safeguarding lead',
      PMAP: 'Prevent Multi-Agency Panel',
      NPT: 'eighbourhood policing team',
    };
    const used = Object.entries(meanings).filter(([short]) => told.includes(short));
    expect(used.filter(([, long]) => !told.includes(long))).toEqual([]);
  });
});

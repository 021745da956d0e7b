import { describe, expect, it } from 'vitest';
import { readProgramme, writeProgramme } from '#lib/training/courses/programme.ts';
import { slugOf } from '#lib/training/courses/slug.ts';

describe('a programme typed line by line', () => {
  it('is read in any order, with blank lines and minutes before the start', () => {
    const typed = '45 | Break | and tea\n\n 0|Begin\n-10 | Join early';
    expect(readProgramme(typed)).toEqual({
      steps: [
        { minute: -10, text: 'Join early' },
        { minute: 0, text: 'Begin' },
        { minute: 45, text: 'Break | and tea' },
      ],
    });
  });

  it('reads back what it writes', () => {
    const steps = [
      { minute: -5, text: 'Doors open' },
      { minute: 90, text: 'Finish' },
    ];
    expect(readProgramme(writeProgramme(steps))).toEqual({ steps });
    expect(readProgramme('')).toEqual({ steps: [] });
  });

  it.each(['Begin', '0 Begin', '0 |', '| Begin', '10000 | Late', 'ten | Begin'])(
    'cannot read “%s”',
    (line) => {
      expect(readProgramme(`0 | Begin\n${line}`)).toEqual({ unreadable: line });
    },
  );
});

describe('the address of a course', () => {
  it.each([
    ['Making a good referral', 'making-a-good-referral'],
    ['Café & “faith” leaders', 'cafe-faith-leaders'],
    ['محمد', ''],
  ])('of %s is “%s”', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });
});

import { describe, expect, it } from 'vitest';
import { atAreas, atPeople, atPlans, lookThrough } from '#lib/guard/look-through.ts';

describe('a form whose texts are looked through', () => {
  it('may keep a worry with a reason, but never a date of birth', () => {
    const { mistakes, concerns } = lookThrough(
      { words: 'My neighbour was radicalised. Born 3 May 1999.', title: 'A visit' },
      atPeople,
    );
    expect(Object.keys(mistakes)).toEqual(['words']);
    expect(mistakes['words']).toContain('date of birth');
    expect(concerns.map(({ field, finding }) => [field, finding])).toEqual([
      ['words', 'worry about a person'],
    ]);
  });

  it('says beside a box what is gravest in it', () => {
    const report = 'A group is planning to attack the parade, my neighbour says.';
    const { concerns } = lookThrough({ words: report }, atAreas());
    expect(concerns.at(-1)!.finding).toBe('report of terrorism');
    const both = lookThrough({ words: 'Operation Nightfall, born 3 May 1999' }, atPlans(), atPeople);
    expect(both.mistakes['words']).toContain('the name of an operation');
  });

  it('names its boxes in the order of the form', () => {
    const said = 'He was at the front.';
    const { concerns } = lookThrough({ first: said, second: said }, atAreas());
    expect(concerns.map(({ field }) => field)).toEqual(['first', 'second']);
  });

  it('may say the name of a place that looks like the name of a person', () => {
    const text = 'People in Leighton Buzzard talk of little else.';
    expect(lookThrough({ text }, atAreas(['Leighton Buzzard'])).concerns).toEqual([]);
  });

  it('finds nothing where nothing was typed', () => {
    expect(lookThrough({ words: null, more: undefined }, atPlans(), atPeople)).toEqual({
      mistakes: {},
      concerns: [],
    });
  });
});

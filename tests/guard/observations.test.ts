import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkObservation, hasTerrorReport } from '#lib/guard/observations.ts';

describe('a note on community tension', () => {
  it.each([
    'Parents at the school gate speak of the march on Saturday.',
    'People are afraid of another attack after the news from abroad.',
    'Rumour online that the hotel will take more families. Checked with the council: not so.',
    'Stickers on lamp posts round the market square.',
    'Shopkeepers ask for more patrols in the evening.',
    'Friday prayers and the carnival fall on the same day.',
  ])('may say "%s"', (text) => {
    expect(checkObservation(text)).toEqual([]);
  });

  it.each([
    'Mr Tom Archer says that the estate is angry.',
    'My neighbour hands out leaflets.',
    'He was at the front of the march.',
  ])('is interrupted where it is about one person: "%s"', (text) => {
    expect(checkObservation(text).length).toBeGreaterThan(0);
  });

  it('may name a place that looks like the name of a person', () => {
    const text = 'People in Leighton Buzzard talk of little else.';
    expect(checkObservation(text)).toEqual(['a person']);
    expect(checkObservation(text, ['Leighton Buzzard'])).toEqual([]);
  });

  it.each([
    'A group is planning to attack the parade.',
    'They are storing explosives in a lock-up.',
    'A stranger was filming the guards and the CCTV at the station.',
    'Somebody is collecting money for ISIS.',
  ])('is not the way to report "%s"', (text) => {
    expect(checkObservation(text)[0]).toBe('report of terrorism');
  });

  it('is read in a time that grows with its length and no faster', () => {
    fc.assert(
      fc.property(fc.constantFrom('plan to ', 'storing a ', 'film the ', 'He said '), (piece) => {
        expect(typeof hasTerrorReport(piece.repeat(5000))).toBe('boolean');
      }),
    );
  });
});

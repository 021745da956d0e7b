import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharings, summarySections } from '#db/schema/tension-summaries.ts';
import { outputOf, type ShownParagraph } from '#lib/tension/summaries/output.ts';

const paragraph = fc.record({
  section: fc.constantFrom(...summarySections),
  area: fc.option(fc.constantFrom('Bedford', 'Luton')),
  heading: fc.option(fc.string()),
  words: fc.string({ minLength: 1 }),
  sharing: fc.constantFrom(...sharings),
});
const level = {
  ...({ area: 'Bedford', state: 'current', level: 3, trend: 'rising', was: 2 } as const),
  setAt: Temporal.Instant.from('2026-11-20T10:00:00Z'),
};
const textOf = (paragraphs: readonly ShownParagraph[]) => ({
  counted: { districts: 3, reported: 2, nothing: 1 },
  levels: [level],
  paragraphs,
});

describe('the two outputs of a summary', () => {
  it('hold every paragraph for police, and for partners those that were marked and no other', () => {
    fc.assert(
      fc.property(fc.array(paragraph), (paragraphs) => {
        const all = outputOf(textOf(paragraphs), 'restricted').sections.flatMap((one) => one.paragraphs);
        const shared = outputOf(textOf(paragraphs), 'shareable').sections.flatMap((one) => one.paragraphs);
        expect(new Set(all)).toEqual(new Set(paragraphs));
        expect(shared.every(({ sharing }) => sharing === 'shareable')).toBe(true);
        expect(shared).toHaveLength(paragraphs.filter(({ sharing }) => sharing === 'shareable').length);
      }),
    );
  });

  it('tell partners neither a level nor who reported', () => {
    const shared = outputOf(textOf([]), 'shareable');
    expect([shared.levels, shared.counted]).toEqual([[], null]);
    expect(outputOf(textOf([]), 'restricted').levels).toEqual([level]);
  });

  it('keep the order of the parts, and within a part that of the editor', () => {
    fc.assert(
      fc.property(fc.array(paragraph), (paragraphs) => {
        const { sections } = outputOf(textOf(paragraphs), 'restricted');
        const order = sections.map(({ section }) => summarySections.indexOf(section));
        expect(order).toEqual([...order].sort((one, other) => one - other));
        for (const { section, paragraphs: held } of sections)
          expect(held).toEqual(paragraphs.filter((one) => one.section === section));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResourceAudience } from '#db/schema/resource-terms.ts';
import { byLanguage, choicesFor, filtered, type ResourceFilter } from '#lib/campaigns/resources/filter.ts';
import { factWords, lengthWords, sizeWords } from '#lib/campaigns/resources/file-words.ts';
import { audiences, kinds, topics } from '#lib/campaigns/resources/words.ts';
import { stateOf } from '#lib/campaigns/resources/state.ts';

const language = fc.constantFrom('en' as const, 'pl' as const, 'ur' as const);
const row = fc.record({
  title: fc.constantFrom('Ask early', 'Zapytaj wcześniej', 'Café and chat'),
  summary: fc.constantFrom('A poster', 'A film for parents'),
  use: fc.constant('Put it up.'),
  audiences: fc.uniqueArray(fc.constantFrom(...audiences), { minLength: 1, maxLength: 3 }),
  topic: fc.constantFrom(...topics),
  kind: fc.constantFrom(...kinds),
  language,
});
const rows = fc.array(row, { maxLength: 12 });
const filter: fc.Arbitrary<ResourceFilter> = fc.record({
  words: fc.constantFrom('', 'poster', 'CAFE', 'ask early'),
  audience: fc.option(fc.constantFrom(...audiences)),
  topic: fc.option(fc.constantFrom(...topics)),
  kind: fc.option(fc.constantFrom(...kinds)),
  language: fc.option(language),
});

describe('the number beside a filter', () => {
  it('is how many are left when it is chosen, and what finds nothing is not offered', () => {
    fc.assert(
      fc.property(rows, filter, (all, asked) => {
        const choices = choicesFor(all, asked);
        for (const side of ['audience', 'topic', 'kind', 'language'] as const)
          for (const { code, count } of choices[side]) {
            expect(filtered(all, { ...asked, [side]: code })).toHaveLength(count);
            if (asked[side] !== code) expect(count).toBeGreaterThan(0);
          }
      }),
      { numRuns: 150 },
    );
  });

  it('narrows and never widens, and each language is listed once', () => {
    fc.assert(
      fc.property(rows, filter, (all, asked) => {
        const found = filtered(all, asked);
        expect(all).toEqual(expect.arrayContaining(found));
        const groups = byLanguage(found);
        expect(new Set(groups.flatMap((group) => group.rows))).toEqual(new Set(found));
        expect(new Set(groups.map((group) => group.language)).size).toBe(groups.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what is for everybody', () => {
  it('is found by whoever is asked for, and words are found without their accents', () => {
    const one = {
      ...{ title: 'Café and chat', summary: 'A leaflet', use: 'Hand it out.' },
      ...({ kind: 'leaflet', language: 'en', topic: 'worried' } as const),
      audiences: ['everybody'] as ResourceAudience[],
    } as const;
    const asked = { words: 'cafe', audience: 'health', topic: null, kind: null, language: null } as const;
    expect(filtered([one], asked)).toHaveLength(1);
  });
});

describe('what is said of a file', () => {
  it('names format, size of the paper, pages and size', () => {
    const facts = { mediaType: 'application/pdf', seconds: null, pages: 2, size: 210_400 };
    expect(factWords({ ...facts, name: 'a.pdf', words: 'A5' })).toBe('PDF, A5, 2 pages, 210 KB');
    expect(factWords({ ...facts, name: 'a.pptx', words: '', pages: 1 })).toBe('PowerPoint, 1 slide, 210 KB');
    expect([sizeWords(12), sizeWords(1_940_000), lengthWords(125), lengthWords(60)]).toEqual([
      '1 KB',
      '1.9 MB',
      '2 minutes 5 seconds',
      '1 minute',
    ]);
  });
});

describe('how far a resource is', () => {
  const today = Temporal.PlainDate.from('2026-11-21');
  const state = (days: number) =>
    stateOf({ withdrawnAt: null, open: null, current: { expiresOn: today.add({ days }) } }, today);
  it('says that it expires soon from 30 days before its last day, and expired from the day after', () => {
    expect([state(31), state(30), state(0), state(-1)]).toEqual([
      'published',
      'expiring',
      'expiring',
      'expired',
    ]);
  });
});

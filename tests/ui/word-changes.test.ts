import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordChanges } from '#lib/ui/word-changes.ts';

const words = fc
  .array(fc.constantFrom('quiet', 'shops', 'close', 'early', 'again'), { maxLength: 12 })
  .map((list) => list.join(' '));
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('what changed between two versions', () => {
  it('tells the words that are gone from those that are new', () => {
    expect(wordChanges('Shops close early', 'Shops close late now')).toEqual([
      { kind: 'same', words: 'Shops close ' },
      { kind: 'gone', words: 'early' },
      { kind: 'new', words: 'late now' },
    ]);
    expect(wordChanges('', '')).toEqual([]);
  });

  it('holds every word of both, and marks none where nothing changed', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = wordChanges(before, after);
        const without = (kind: string) =>
          plain(
            parts
              .filter((part) => part.kind !== kind)
              .map((part) => part.words.trim())
              .join(' '),
          );
        expect(without('new')).toBe(plain(before));
        expect(without('gone')).toBe(plain(after));
        if (before === after) expect(parts.every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });
});

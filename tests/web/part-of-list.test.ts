import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PartOfList, partOfList } from '#lib/web/part-of-list.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const at = (query: string) => new URL(`http://localhost/resources${query}`);

describe('a long list', () => {
  it('is shown whole where it is short, without a word about parts', () => {
    expect(partOfList(numbers(60), at('?page=3'), 60)).toEqual({ rows: numbers(60) });
  });

  it('says where its reader is, and keeps what was asked for besides', () => {
    const { rows, ...beside } = partOfList(numbers(1130), at('?language=pl&page=2'), 60);
    expect([rows[0], rows.at(-1)]).toEqual([61, 120]);
    expect(beside).toEqual({
      previous: '/resources?language=pl',
      next: '/resources?language=pl&page=3',
      caption: '61 to 120 of 1,130',
    });
  });

  it('shows each thing once from its beginning to its end, and something for any page that is asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 50 }), (count, most) => {
        const seen: number[] = [];
        let next: string | undefined = '/resources';
        while (next !== undefined) {
          const part: PartOfList<number> = partOfList(
            numbers(count),
            new URL(next, 'http://localhost'),
            most,
          );
          seen.push(...part.rows);
          next = part.next;
        }
        expect(seen).toEqual(numbers(count));
      }),
    );
    for (const odd of ['0', '-4', '9999999999999', 'last', ''])
      expect(partOfList(numbers(5), at(`?page=${odd}`), 2).rows.length).toBeGreaterThan(0);
  });
});

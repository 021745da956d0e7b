import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ahead } from '#lib/calendar/entries/horizon.ts';
import { placedAhead } from '../../src/pages/staff/tension/_board/horizon-places.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const one = (days: number, title: string, area: string | null = 'Bedford'): Ahead => ({
  ...{ kind: 'event', id: `${days}-${title}`, title, area, on: today.add({ days }) },
});
const anything = fc
  .array(fc.record({ days: fc.nat(27), long: fc.integer({ min: 4, max: 60 }) }), { maxLength: 20 })
  .map((some) => some.sort((a, b) => a.days - b.days).map(({ days, long }) => one(days, 'x'.repeat(long))));

/** From where to where the words reach at the least, in per cent. */
const words = ({ title, x, isEnd }: ReturnType<typeof placedAhead>[number]) => {
  const long = title.length * 0.7;
  return isEnd ? ([x - long, x] as const) : ([x, x + long] as const);
};

describe('the line of the next 28 days', () => {
  it('lets no words lie over others, no stem pass behind words, and none run out of it', () => {
    fc.assert(
      fc.property(anything, (ahead) => {
        const placed = placedAhead(ahead, today);
        for (const upper of placed) {
          const [from, to] = words(upper);
          expect(from >= 0 && to <= 100).toBe(true);
          for (const lower of placed.filter((other) => other !== upper && other.row >= upper.row)) {
            if (lower.row > upper.row) expect(lower.x > from && lower.x < to).toBe(false);
            else expect(words(lower)[0] < to && from < words(lower)[1]).toBe(false);
          }
        }
      }),
    );
  });

  it('shows all of an ordinary month, and takes no more rows than it needs', () => {
    const month = [4, 6, 9, 10, 12, 13, 17, 26].map((days) => one(days, 'Inquest opens'));
    const placed = placedAhead(month, today);
    expect(placed).toHaveLength(month.length);
    expect(Math.max(...placed.map(({ row }) => row))).toBeLessThan(7);
    expect(placedAhead([one(3, 'Ward by-election')], today)[0]?.row).toBe(2);
  });
});

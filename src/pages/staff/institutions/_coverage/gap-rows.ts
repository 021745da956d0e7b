import type { AreaId } from '#db/schema/areas.ts';
import type { Tier } from '#db/schema/institutions.ts';
import type { Gap } from '#lib/institutions/coverage/gaps.ts';
import { type InstitutionFilter, noArea } from '#lib/institutions/filters.ts';
import { offered, tierWords } from '#lib/institutions/standing-words.ts';
import { type Touch, touches } from '#lib/institutions/touch.ts';
import { listPath } from '../_list/address.ts';
import type { OpenCoverage } from './open-coverage.ts';

/** A figure with where its institutions are listed; no address where there is none. */
export type Counted = { count: number; href: string | null };

/** What is left to do in an area: each figure under the name of its column. */
export type GapRow = { name: string; figures: Counted[]; isWhole: boolean };

type Column = { text: string; count: (gaps: readonly Gap[]) => number; filter: InstitutionFilter };

const add = (gaps: readonly Gap[], read: (gap: Gap) => number) =>
  gaps.reduce((sum, gap) => sum + read(gap), 0);
const onRecord = (gap: Gap): number => touches.reduce((sum, touch) => sum + gap[touch], 0);
const overdueOf =
  (tier: Tier) =>
  (gaps: readonly Gap[]): number =>
    add(gaps, (gap) => (gap.tier === tier ? gap.overdue : 0));
const standing =
  (touch: Touch) =>
  (gaps: readonly Gap[]): number =>
    add(gaps, (gap) => gap[touch]);

// Tier D is on request: nothing of it is ever overdue.
const overdueTiers = offered.tiers.filter((tier) => tier !== 'D');

/** The columns of the table of gaps, each with the filter that lists what it counts. */
export const gapColumns: readonly Column[] = [
  { text: 'On record', count: (gaps) => add(gaps, onRecord), filter: {} },
  ...overdueTiers.map((tier) => ({
    text: `Tier ${tier} overdue, ${tierWords[tier]}`,
    count: overdueOf(tier),
    filter: { tier, touch: 'overdue' as const },
  })),
  { text: 'No contact yet', count: standing('none_yet'), filter: { touch: 'none_yet' } },
  {
    text: 'Nobody owns',
    count: (gaps) => add(gaps, ({ ownerless }) => ownerless),
    filter: { owner: 'none' },
  },
  { text: 'Not to be contacted', count: standing('not_now'), filter: { touch: 'not_now' } },
];

/** A row for each area that has institutions, and one for all of them. */
export function gapRows(open: OpenCoverage): GapRow[] {
  const ofRow = Map.groupBy(open.gaps, ({ rowId }) => rowId);
  const row = (name: string, gaps: readonly Gap[], area: string | undefined, isWhole = false) => ({
    name,
    isWhole,
    figures: gapColumns.map(({ count, filter }) => ({
      count: count(gaps),
      href:
        count(gaps) === 0 ? null : listPath(open, { ...filter, area, sort: 'contact', isDescending: false }),
    })),
  });
  const of = (id: AreaId | null) => ofRow.get(id) ?? [];
  return [
    ...open.rows.areas.flatMap(({ id, name, slug }) => (of(id).length > 0 ? [row(name, of(id), slug)] : [])),
    ...(of(null).length > 0 ? [row('In no one district', of(null), noArea)] : []),
    row('Together', open.gaps, open.filter.area, true),
  ];
}

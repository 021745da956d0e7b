import type { QuarterCoverage } from '#lib/institutions/duty/quarters.ts';
import { type Measure, measures } from '#lib/reports/referral-quality/counts.ts';
import { type SafeQuarter, safeQuarter, shownIn } from '#lib/reports/referral-quality/by-quarter.ts';
import type { QuarterCounts } from '#lib/reports/referral-quality/current.ts';
import { type SafeTable, type Shown, suppress } from '#lib/reports/suppression.ts';

type Label = { code: string; label: string };

/** What is read of the last quarters, and the lists it is arranged by: in the order of the alphabet, never ranked. */
export type Reading = {
  quarters: readonly { start: string; words: string }[];
  districts: readonly Label[];
  sectors: readonly Label[];
  counts: readonly QuarterCounts[];
  coverage: readonly QuarterCoverage[];
};

/** A place as the page shows it over time. */
export type Multiple = {
  title: string;
  points: {
    quarter: string;
    shown: Record<Measure, Shown>;
    people: Shown;
    trained: number;
    institutions: number;
  }[];
};

type Spot = { row: number | null; column: number | null };
type Safe = { start: string; words: string; counts: SafeQuarter; people: SafeTable };

/** Everything at once, safe to show: every view is a part of these tables, so that none gives another away. */
export function viewsOf(reading: Reading) {
  const safe = reading.quarters.map((quarter) => safeOf(quarter, reading));
  const at = (title: string, spot: Spot): Multiple => ({
    title,
    points: safe.map((one) => pointOf(one, spot, reading)),
  });
  return {
    whole: at('All sectors and districts', { row: null, column: null }),
    bySector: reading.sectors.map(({ label }, column) => at(label, { row: null, column })),
    byDistrict: reading.districts.map(({ label }, row) => at(label, { row, column: null })),
    inDistrict: (row: number) => reading.sectors.map(({ label }, column) => at(label, { row, column })),
  };
}

function safeOf({ start, words }: Reading['quarters'][number], reading: Reading): Safe {
  const lists = {
    districts: reading.districts.map(({ code }) => code),
    sectors: reading.sectors.map(({ code }) => code),
  };
  const counts = reading.counts
    .filter(({ quarter }) => quarter.toString() === start)
    .map((one) => ({ ...one, quarter: start, district: one.slug }));
  const ofQuarter = reading.coverage.filter(({ quarter }) => quarter === start);
  const peopleAt = new Map(ofQuarter.map((one) => [`${one.slug} ${one.sector}`, one.peopleTrained]));
  const people = lists.districts.map((district) =>
    lists.sectors.map((sector) => peopleAt.get(`${district} ${sector}`) ?? 0),
  );
  return { start, words, counts: safeQuarter(counts, lists), people: suppress(people) };
}

function pointOf(
  { start, words, counts, people }: Safe,
  spot: Spot,
  reading: Reading,
): Multiple['points'][number] {
  const [district, sector] = [
    reading.districts[spot.row ?? -1]?.code,
    reading.sectors[spot.column ?? -1]?.code,
  ];
  const within = reading.coverage.filter(
    (one) =>
      one.quarter === start && (!district || one.slug === district) && (!sector || one.sector === sector),
  );
  const sum = (of: 'withTrainedLead' | 'institutions') => within.reduce((all, one) => all + one[of], 0);
  const shown = measures.map((measure) => [measure, shownIn(counts[measure], spot)] as const);
  return {
    quarter: words,
    shown: Object.fromEntries(shown) as Record<Measure, Shown>,
    people: shownIn(people, spot),
    trained: sum('withTrainedLead'),
    institutions: sum('institutions'),
  };
}

/** Whether there is a referral to speak of, shown or not. */
export const hasCounts = ({ points }: Multiple): boolean =>
  points.some(({ shown }) => shown.received !== null);

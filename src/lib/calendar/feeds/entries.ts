import type { FeedEntry } from '#lib/ics/feed.ts';
import { momentOf, ukDay } from '#lib/dates.ts';
import { masterOf, type SeriesDate, type SeriesRow } from '../series/master.ts';
import { wallTimes } from '../series/wall-time.ts';
import type { FeedRow } from './rows.ts';

/** Where the page of an event is, in full. */
type PageOf = (row: Pick<FeedRow, 'id' | 'slug'>) => string;

type Made = { rows: readonly FeedRow[]; page: string; next: FeedRow | undefined; entries: FeedEntry[] };

const made = new WeakMap<FeedRow, readonly Made[]>();
// The pages that the public, partners and officers are led to.
const kinds = 3;

/**
 * Events as entries of a feed: each by itself, or its series with the dates that differ. Of the very same rows they
 * are the very same entries, which are then not written again either.
 */
export function eventEntries(rows: readonly FeedRow[], pageOf: PageOf, now: Temporal.Instant): FeedEntry[] {
  const groups = Map.groupBy(rows, ({ seriesId, id }) => seriesId ?? id);
  return [...groups.values()].flatMap((group) => entriesOf(group, pageOf, now.epochMilliseconds));
}

function entriesOf(rows: readonly FeedRow[], pageOf: PageOf, now: number): FeedEntry[] {
  const [first] = rows;
  if (!first) return [];
  const next = rows.find(({ ends, cancelled }) => ends > now && cancelled === null);
  const page = pageOf(first);
  const before = made.get(first) ?? [];
  const known = before.find((one) => one.page === page && one.next === next && isAlike(one.rows, rows));
  if (known) return known.entries;
  const entries = first.rule ? ofSeries(rows, pageOf, next) : [single(first, pageOf)];
  made.set(first, [{ rows, page, next, entries }, ...before].slice(0, kinds));
  return entries;
}

const isAlike = (some: readonly FeedRow[], others: readonly FeedRow[]): boolean =>
  some.length === others.length && some.every((row, index) => row === others[index]);

function single(row: FeedRow, pageOf: PageOf): FeedEntry {
  return {
    ...{ uid: `event-${row.id}@concord`, sequence: row.sequence, ...shown(row) },
    ...{ starts: row.starts, ends: row.ends, allDay: row.allDay },
    ...{ url: pageOf(row), changed: row.changed, repeats: null, insteadOf: null },
  };
}

type Shown = Pick<FeedEntry, 'summary' | 'description' | 'location' | 'category' | 'standing' | 'isBusy'>;

/** What a feed shows of an event but its time and its page. */
function shown(row: FeedRow): Shown {
  const isOff = row.cancelled !== null;
  const isPostponed = !isOff && row.postponedReason !== null;
  const news = isOff ? `Cancelled: ${row.cancelReason ?? ''}` : `Postponed: ${row.postponedReason ?? ''}`;
  const host = row.police ? `Hosted by police: ${row.organiser}.` : `Held by ${row.organiser}.`;
  const online = row.online ? 'Online: the page of the event says how to join.' : '';
  const words = [isOff || isPostponed ? news : '', row.summary, host, online];
  return {
    summary: isPostponed ? `Postponed: ${row.title}` : row.title,
    description: words.filter(Boolean).join('\n'),
    location: row.place ?? (row.online ? 'Online' : ''),
    category: row.type,
    standing: isOff ? 'cancelled' : isPostponed ? 'tentative' : 'confirmed',
    isBusy: !row.allDay,
  };
}

type DateOf = SeriesDate & { source: FeedRow };

const dateOf = (row: FeedRow): DateOf => ({
  ...{
    startsAt: momentOf(row.starts),
    endsAt: momentOf(row.ends),
    occursAt: momentOf(row.occurs ?? row.starts),
  },
  ...{ looks: JSON.stringify(shown(row)), source: row },
  cancelledAt: row.cancelled === null ? null : momentOf(row.cancelled),
});

const seriesOf = (row: FeedRow): SeriesRow => ({
  ...{ rule: row.rule ?? '', allDay: row.allDay, sequence: row.seriesSequence ?? 0 },
  ...{ startsAt: momentOf(row.seriesStarts ?? row.starts), endsAt: momentOf(row.seriesEnds ?? row.ends) },
});

function ofSeries(rows: readonly FeedRow[], pageOf: PageOf, next: FeedRow | undefined): FeedEntry[] {
  const [first] = rows;
  const series = first && seriesOf(first);
  const master = series && masterOf(series, rows.map(dateOf));
  if (!first) return [];
  // Programs disagree on such a rule: its dates are given one by one.
  if (!master) return rows.map((row) => single(row, pageOf));
  const uid = `series-${first.seriesId}@concord`;
  const { at } = wallTimes(series);
  // The name that the rule gives a date, also in the hour that spring leaves out.
  const nameOf = (moment: Temporal.Instant) => ukDay(moment).toPlainDateTime(at);
  const source = master.row.source;
  const whole = {
    ...{ ...single(source, pageOf), uid, allDay: master.allDay },
    ...{ starts: master.startsAt.epochMilliseconds, ends: master.endsAt.epochMilliseconds },
    ...{ sequence: sequenceOf(rows), url: pageOf(next ?? source) },
    // The newest change of any date is one of the series.
    changed: Math.max(...rows.map(({ changed }) => changed)),
    repeats: { rule: master.rule, leftOut: master.leftOut.map(nameOf) },
  };
  const others = master.overrides.map((date) => ({
    ...{ ...single(date.source, pageOf), uid, insteadOf: nameOf(date.occursAt) },
    sequence: date.source.sequence + master.sequence,
  }));
  return [whole, ...others];
}

const sequenceOf = (rows: readonly FeedRow[]): number =>
  (rows[0]?.seriesSequence ?? 0) + Math.max(...rows.map(({ sequence }) => sequence));

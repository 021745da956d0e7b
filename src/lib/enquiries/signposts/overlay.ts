import type { OpeningHours, signpost } from '#db/schema/signposts.ts';
import { daysLate } from './due.ts';
import { openNow, type OpenNow } from './hours.ts';
import type { ShippedSignpost } from './shipped.ts';

export type SignpostRow = typeof signpost.$inferSelect;

/** A signpost as a page shows it. */
export type ShownSignpost = Omit<ShippedSignpost, 'hours'> & {
  hours: OpeningHours | null;
  open: OpenNow | null;
  /** Where to make sure, once nobody has checked it in time. */
  checkAt: string | null;
};

/**
 * What ships, with what staff keep over it: a row of the same code takes its place, one that is retired takes it away,
 * and others follow. Only national ones: those of an area are asked for by area.
 */
export function overlay(
  shipped: readonly ShippedSignpost[],
  rows: readonly SignpostRow[],
  now: Temporal.Instant,
): ShownSignpost[] {
  const national = rows.filter(({ areaId }) => areaId === null);
  const kept = new Map(national.map((row) => [row.code, row]));
  const known = new Set(shipped.map(({ code }) => code));
  const first = shipped.flatMap((one): ShownSignpost[] => {
    const row = kept.get(one.code);
    if (row?.retiredAt) return [];
    return [row ? shownRow(row, now) : shownShipped(one, now)];
  });
  const others = national.filter(({ code, retiredAt }) => !known.has(code) && !retiredAt);
  return [...first, ...others.map((row) => shownRow(row, now))];
}

function shownShipped({ hours, ...one }: ShippedSignpost, now: Temporal.Instant): ShownSignpost {
  const known = hours ?? null;
  return { ...one, hours: known, open: openNow(known, now), checkAt: null };
}

/** A row as a page shows it. */
export function shownRow(row: SignpostRow, now: Temporal.Instant): ShownSignpost {
  const { code, name, about, audience, worry, phone, textTo, href, site, hours, languages, source } = row;
  return {
    ...{ code, name, about, audience, worry, hours, languages, source },
    ...(phone !== null && { phone }),
    ...(textTo !== null && { textTo }),
    ...(href !== null && { href }),
    ...(site !== null && { site }),
    open: openNow(hours, now),
    checkAt: daysLate(row, now) > 0 ? source : null,
  };
}

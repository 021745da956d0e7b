import { coverageByQuarter } from '#lib/institutions/duty/quarters.ts';
import { sectorsWithTypes } from '#lib/institutions/sectors.ts';
import { ukDay } from '#lib/dates.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { quarterOf, quartersLater } from '#lib/quarters.ts';
import { countsSince } from '#lib/reports/referral-quality/current.ts';
import type { Reading } from './_view.ts';

/** So many quarters stand beside each other. */
const shownQuarters = 6;

const short = (quarter: Temporal.PlainDate): string =>
  `${['Jan–Mar', 'Apr–Jun', 'Jul–Sep', 'Oct–Dec'][(quarter.month - 1) / 3]} ${quarter.year}`;

/** What whoever is signed in may see of the last quarters; null when it is not for them. */
export async function openQuality(locals: App.Locals) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeReferralQuality(officer)) return null;
  const areas = await areasFor(db, officer, 'seeReferralQuality');
  const today = ukDay(now);
  const first = quartersLater(quarterOf(today), -shownQuarters);
  const [counts, coverage, sectors] = await Promise.all([
    countsSince(db, areas, first),
    coverageByQuarter(db, areas, first, today),
    sectorsWithTypes(db, now),
  ]);
  const starts = Array.from({ length: shownQuarters }, (_, n) => quartersLater(first, n));
  const told = starts.filter((start) => counts.some(({ quarter }) => quarter.equals(start)));
  const reading: Reading = {
    quarters: told.map((start) => ({ start: start.toString(), words: short(start) })),
    districts: districtsOf(counts),
    sectors: sectors.filter(({ code }) => counts.some(({ sector }) => sector === code)),
    counts,
    coverage,
  };
  return { officer, reading };
}

const districtsOf = (counts: readonly { slug: string; district: string }[]) =>
  [...new Map(counts.map(({ slug, district }) => [slug, district]))]
    .map(([code, label]) => ({ code, label }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en-GB'));

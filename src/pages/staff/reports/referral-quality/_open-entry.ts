import { sectorsWithTypes } from '#lib/institutions/sectors.ts';
import { ukDay } from '#lib/dates.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { quarterOf, quartersLater, quarterWords, readQuarter } from '#lib/quarters.ts';
import { districtsIn } from '#lib/reports/referral-quality/districts.ts';
import { historyOf } from '#lib/reports/referral-quality/current.ts';

/** So many quarters back counts can be entered and put right. */
const openQuarters = 8;

/** The quarters and districts that a clerk may enter, and those that the address names; null when it is not for them. */
export async function openEntry(locals: App.Locals, query: URLSearchParams) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.enterReferralQuality(officer)) return null;
  const areas = await areasFor(db, officer, 'enterReferralQuality');
  const [districts, sectors] = await Promise.all([
    districtsIn(db, areas, ukDay(now)),
    sectorsWithTypes(db, now),
  ]);
  const last = quartersLater(quarterOf(ukDay(now)), -1);
  const quarters = Array.from({ length: openQuarters }, (_, n) => quartersLater(last, -n));
  const asked = readQuarter(query.get('quarter'));
  const quarter = quarters.find((one) => asked?.equals(one)) ?? last;
  const district = districts.find(({ slug }) => slug === query.get('district')) ?? null;
  const history = district ? await historyOf(db, quarter, district.id) : [];
  return { officer, db, now, districts, sectors, quarters, quarter, district, history };
}
export type OpenEntry = NonNullable<Awaited<ReturnType<typeof openEntry>>>;

/** Quarters as a choice shows them, the newest first. */
export const quarterOptions = (quarters: readonly Temporal.PlainDate[]) =>
  quarters.map((one) => ({ value: one.toString(), text: quarterWords(one) }));

import { ukDay, ukMoment } from '#lib/dates.ts';
import { quarterOf, quartersLater } from '#lib/quarters.ts';
import type { AreaId } from '../../schema/areas.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { referralQuality } from '../../schema/referral-quality.ts';
import { type Chance, chance } from './chance.ts';
import type { Areas } from './found.ts';
import { insertRows, type Transaction } from './rows.ts';

type Row = typeof referralQuality.$inferInsert & {
  id: NonNullable<(typeof referralQuality.$inferInsert)['id']>;
};

/** How many referrals a quarter has in a large district, about, by sector. */
const usual = { education: 26, health: 11, local_government: 9, justice: 4, police: 15, voluntary: 2 };
const large = new Set(['E06000032', 'E06000055', 'E06000056', 'E06000031', 'E07000148', 'E07000202']);
const quarters = 5;

/** What a clerk typed in for the last five quarters of the region, with one count put right. */
export function theReferrals(
  { ids }: Areas,
  districts: readonly string[],
  clerk: OfficerId,
  now: Temporal.Instant,
) {
  const luck = chance(2015);
  const first = quartersLater(quarterOf(ukDay(now)), -quarters);
  const rows = Array.from({ length: quarters }, (_, index) => index).flatMap((index) =>
    districts.flatMap((code) =>
      Object.entries(usual).map(([sectorCode, size]) => {
        const quarter = quartersLater(first, index);
        const districtId = ids.get(code)!;
        const most = large.has(code) ? size : size / 5;
        return rowOf({ quarter, districtId, sectorCode, enteredBy: clerk }, most, index, luck);
      }),
    ),
  );
  return withCorrection(rows);
}

type Where = { quarter: Temporal.PlainDate; districtId: AreaId; sectorCode: string; enteredBy: OfficerId };

// A little more of them complete each quarter: something to look at, and no proof of anything.
function rowOf(where: Where, most: number, index: number, { next }: Chance): Row {
  const received = Math.round(most * (0.6 + 0.8 * next()));
  const complete = Math.min(received, Math.round(received * (0.5 + 0.06 * index + 0.15 * next())));
  const progressed = Math.round(complete * (0.3 + 0.2 * next()));
  const signposted = Math.min(received - progressed, Math.round(received * (0.25 + 0.15 * next())));
  const enteredAt = ukMoment(where.quarter.add({ months: 3, days: 11 }), new Temporal.PlainTime(10));
  const id = crypto.randomUUID() as Row['id'];
  return { id, ...where, received, complete, progressed, signposted, enteredAt };
}

function withCorrection(rows: readonly Row[]): Row[] {
  const wrong = rows.findLast(({ complete, received }) => complete > 3 && complete < received)!;
  const enteredAt = wrong.enteredAt.add({ hours: 50 });
  const id = crypto.randomUUID() as Row['id'];
  return [...rows, { ...wrong, id, complete: wrong.complete + 1, enteredAt, correctsId: wrong.id }];
}

/** Writes the counts. */
export const writeReferrals = (tx: Transaction, rows: readonly Row[]): Promise<void> =>
  insertRows(tx, referralQuality, rows);

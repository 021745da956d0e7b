import type { Sql } from '#db/sql.ts';
import { date } from '#lib/dates.ts';
import type { District } from './districts.ts';
import type { ReadingDesk, ReadRow } from './row.ts';

type Listed = {
  postcode: string;
  district_code: string | null;
  former_district_code: string | null;
  moved_on: string | null;
  ended_on: string | null;
};

/** Whether a list of postcodes is in use. */
export async function hasPostcodes(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ has: boolean }[]>`select exists (select 1 from postcode) as has`;
  return row!.has;
}

/** Decides by the list of postcodes in which district institutions lie, and refuses those outside the areas. */
export async function placeRows(
  sql: Sql,
  desk: ReadingDesk & { hasPostcodes: boolean },
  rows: readonly ReadRow[],
): Promise<void> {
  const wanted = rows.flatMap(({ record }) => (record['postcode'] as string | undefined) ?? []);
  const listed =
    wanted.length > 0 && desk.hasPostcodes
      ? await sql<Listed[]>`
          select postcode, district_code, former_district_code, moved_on::text, ended_on::text
          from postcode where postcode = any(${wanted})`
      : [];
  const known = new Map(listed.map((one) => [one.postcode, one]));
  for (const row of rows) {
    const postcode = row.record['postcode'] as string | undefined;
    if (postcode && desk.hasPostcodes) placeRow(desk, row, postcode, known.get(postcode));
    refuseElsewhere(desk, row);
  }
}

function placeRow(
  { districts }: ReadingDesk,
  row: ReadRow,
  postcode: string,
  listed: Listed | undefined,
): void {
  if (!listed) return void row.remarks.push(`${postcode} is not in the list of postcodes`);
  const { ended_on, moved_on, former_district_code: formerCode } = listed;
  if (ended_on)
    return void row.problems.push(
      `The postcode ${postcode} ended on ${date(Temporal.PlainDate.from(ended_on))}`,
    );
  const at = listed.district_code ? districts.byCode.get(listed.district_code) : undefined;
  const said = row.record['districtId'] as string | undefined;
  const former = formerCode ? districts.byCode.get(formerCode) : undefined;
  if (moved_on) row.remarks.push(movedWords(postcode, former, at, moved_on));
  if (!at) return;
  if (said && said !== at.id && said !== former?.id)
    row.problems.push(
      `The postcode ${postcode} lies in ${at.name}, and the row says ${nameOf(districts.byCode, said)}`,
    );
  row.record['districtId'] = at.id;
}

const movedWords = (
  postcode: string,
  from: District | undefined,
  to: District | undefined,
  on: string,
): string =>
  `${postcode} was in ${from?.name ?? 'a district elsewhere'} until the list of ${date(Temporal.PlainDate.from(on))}: it is in ${to?.name ?? 'a district elsewhere'} now`;

const nameOf = (districts: ReadonlyMap<string, District>, id: string): string =>
  [...districts.values()].find((one) => one.id === id)?.name ?? 'another';

function refuseElsewhere({ areas, districts }: ReadingDesk, row: ReadRow): void {
  const id = row.record['districtId'];
  if (typeof id !== 'string' || areas.has(id as never)) return;
  row.problems.push(`It lies in ${nameOf(districts.byCode, id)}, where you may not import`);
}

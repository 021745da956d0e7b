import type { SqlTransaction } from '#db/sql.ts';
import { UnreadableList } from './unreadable.ts';

/** A table of this transaction alone, to read a list into before it takes the place of the former. */
export const makeStaging = (tx: SqlTransaction) => tx`
  create temporary table postcode_staging (
    postcode text not null, latitude double precision, longitude double precision,
    district_code text, ward_code text, ended_on date
  ) on commit drop`;

export const copyInto =
  'copy postcode_staging (postcode, latitude, longitude, district_code, ward_code, ended_on) from stdin';

/**
 * Puts what was read in the place of the list in use. Only what differs is written: whoever reads meanwhile sees the
 * former list whole, and then this one.
 *
 * @param day from which what moved to another district is told to have moved
 * @returns how many did
 * @throws UnreadableList when it holds a postcode twice, or looks like a part of a list
 */
export async function swapList(tx: SqlTransaction, day: Temporal.PlainDate): Promise<number> {
  // The tables are joined whole, once each.
  await tx`set local work_mem = '64MB'`;
  await tx`analyze postcode_staging`;
  await refusePart(tx);
  await tx`
    delete from postcode p where not exists (select from postcode_staging s where s.postcode = p.postcode)`;
  const moved = await tx`
    update postcode p set latitude = s.latitude, longitude = s.longitude, district_code = s.district_code,
      ward_code = s.ward_code, ended_on = s.ended_on, former_district_code = p.district_code,
      moved_on = ${day.toString()}
    from postcode_staging s where s.postcode = p.postcode
      and p.district_code is not null and p.district_code <> s.district_code`;
  await tx`
    update postcode p set latitude = s.latitude, longitude = s.longitude, district_code = s.district_code,
      ward_code = s.ward_code, ended_on = s.ended_on
    from postcode_staging s where s.postcode = p.postcode
      and (p.latitude, p.longitude, p.district_code, p.ward_code, p.ended_on) is distinct from
        (s.latitude, s.longitude, s.district_code, s.ward_code, s.ended_on)`;
  await addNew(tx);
  return moved.count;
}

async function addNew(tx: SqlTransaction): Promise<void> {
  try {
    await tx`
      insert into postcode (postcode, latitude, longitude, district_code, ward_code, ended_on)
      select s.postcode, s.latitude, s.longitude, s.district_code, s.ward_code, s.ended_on
      from postcode_staging s where not exists (select from postcode p where p.postcode = s.postcode)`;
  } catch (error) {
    const { code, detail } = error as { code?: string; detail?: string };
    if (code !== '23505') throw error;
    const [, twice = 'a postcode'] = /\(postcode\)=\((.+?)\)/.exec(detail ?? '') ?? [];
    throw new UnreadableList(`The list holds ${twice} twice.`, { cause: error });
  }
}

// The publishers also give out one file for each area: with it in place all others would be unknown.
async function refusePart(tx: SqlTransaction): Promise<void> {
  const [counted] = await tx<{ new: number; used: number }[]>`
    select (select count(*)::int from postcode_staging) as new, (select count(*)::int from postcode) as used`;
  const { new: fresh, used } = counted!;
  if (fresh * 2 < used)
    throw new UnreadableList(
      `The file holds ${fresh.toLocaleString('en-GB')} postcodes, and the list in use ${used.toLocaleString('en-GB')}. It looks like a part of a list.`,
    );
}

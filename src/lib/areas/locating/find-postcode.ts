import { desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { postcode, postcodeRelease } from '#db/schema/postcodes.ts';
import { date } from '#lib/dates.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { type Located, unlocated } from './located.ts';
import { type LocateReason, type NotLocated, notLocated } from './locate-words.ts';

/** Where a postcode lies by the list that was imported. */
export async function findPostcode(
  db: Db,
  wanted: string,
): Promise<Extract<Outcome<Located, LocateReason>, { ok: true }> | NotLocated> {
  const [row] = await db.select().from(postcode).where(eq(postcode.postcode, wanted));
  if (!row) return (await hasList(db)) ? notLocated('unknown postcode') : notLocated('no list of postcodes');
  if (row.endedOn) return notLocated('ended postcode', `It ended on ${date(row.endedOn)}`);
  const { latitude, longitude, districtCode, wardCode } = row;
  return done({
    ...unlocated,
    label: wanted,
    latitude,
    longitude,
    precision: 'postcode',
    postcode: wanted,
    districtCode,
    wardCode,
    remarks: await moveOf(db, row),
  });
}

type Row = typeof postcode.$inferSelect;

async function moveOf(db: Db, { formerDistrictCode, districtCode, movedOn }: Row): Promise<string[]> {
  if (!formerDistrictCode || !movedOn) return [];
  const [from, to] = await Promise.all([nameOf(db, formerDistrictCode), nameOf(db, districtCode)]);
  return [`This postcode was in ${from} until the list of ${date(movedOn)}. It is in ${to} now`];
}

async function nameOf(db: Db, code: string | null): Promise<string> {
  if (!code) return 'no district';
  const [row] = await db
    .select({ name: area.name })
    .from(area)
    .where(sql`${area.kind} = 'district' and ${area.code} = ${code}`)
    .orderBy(desc(area.validFrom))
    .limit(1);
  return row?.name ?? 'a district elsewhere';
}

/** Whether any list of postcodes was ever read in whole. */
async function hasList(db: Db): Promise<boolean> {
  const [row] = await db
    .select({ id: postcodeRelease.id })
    .from(postcodeRelease)
    .where(isNotNull(postcodeRelease.finishedAt))
    .limit(1);
  return row !== undefined;
}

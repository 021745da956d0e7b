import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ContactId } from '#db/schema/contacts.ts';
import type { ContactState } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { idArray } from '../duty/family.ts';
import type { InstitutionFilter } from '../filters.ts';
import { matching } from '../list.ts';
import { type Box, type Cell, inCells, liesIn, type Where } from './cells.ts';
import { heldIn, stateSql } from './contact-standings.ts';

/**
 * How contacts stand with us, by squares of so many degrees. A contact has no place of their own: they count where the
 * institution lies at which they mainly hold a role. Nothing finer than the square leaves the database.
 */
export async function contactCellsIn(
  db: Db,
  areas: readonly AreaId[],
  filter: InstitutionFilter,
  { where, size }: { where: Where; size: number },
  today: Temporal.PlainDate,
): Promise<Cell[]> {
  const { before, people } = await placed(db, areas, filter, where, today);
  return inCells(
    db,
    size,
    (x, y) => sql`${before}
    select ${x} as x, ${y} as y, i.mark, count(*)::int as count from (${people}) i group by 1, 2, 3 order by 2, 1`,
  );
}

/** Somebody whom the map lists beside the square in which they count. */
export type PersonHere = {
  id: ContactId;
  name: string;
  title: string;
  institution: string;
  mark: ContactState;
};

/** Beyond so many, the list of contacts says it better. */
export const mostPeople = 120;

/**
 * Who holds a role within a box, by name; null where they are too many to be listed. Whose names were shown is
 * recorded. Only for officers who may see contacts there.
 */
export async function contactsWithin(
  db: Db,
  officer: Officer,
  { areas, filter, box }: { areas: readonly AreaId[]; filter: InstitutionFilter; box: Box },
  now: Temporal.Instant,
): Promise<PersonHere[] | null> {
  const { before, people } = await placed(db, areas, filter, { box }, ukDay(now));
  const found = await db.execute<PersonHere>(sql`${before}
    select i.id, i.name, i.title, i.institution, i.mark from (${people}) i
    order by plain_words(i.name) collate "C", i.id limit ${mostPeople + 1}`);
  if (found.length > mostPeople) return null;
  const ids = found.map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'contact', ids, fields: ['name'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return [...found];
}

async function placed(
  db: Db,
  areas: readonly AreaId[],
  { area: _area, ...filter }: InstitutionFilter,
  where: Where,
  today: Temporal.PlainDate,
): Promise<{ before: SQL; people: SQL }> {
  const { before, from } = await matching(db, areas, filter, today);
  const inside = 'box' in where ? liesIn(where) : sql`i.longitude is not null`;
  const held = 'box' in where ? sql`true` : sql`c.area_id = any(${idArray(where.districts)})`;
  const people = sql`select distinct on (c.id) c.id, c.name, r.title, i.name as institution, i.longitude, i.latitude,
      ${stateSql(today)} as mark
    from (select i.id, i.name, i.longitude, i.latitude from ${from} and ${inside}) i
    join role_holding r on r.institution_id = i.id and r.to_on is null
    join contact c on c.id = r.contact_id and ${heldIn(areas)} and ${held}
    order by c.id, r.is_main desc, r.recorded_at`;
  return { before, people };
}

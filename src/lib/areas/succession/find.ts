import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { AreaName } from '../find.ts';

/** A step from one area to the one that takes its place, or takes a part of it. */
export type Succession = {
  from: AreaName;
  to: AreaName;
  /** Of the people who live there, from 0 to 1. */
  share: number;
  effectiveOn: Temporal.PlainDate;
};

type Row = {
  from: AreaName;
  to: AreaName;
  share: number;
  effective_on: string;
};

const steps = sql`
  select s.share, s.effective_on::text,
    json_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'kind', p.kind) as "from",
    json_build_object('id', n.id, 'slug', n.slug, 'name', n.name, 'kind', n.kind) as "to"
  from area_succession s join area p on p.id = s.predecessor_id join area n on n.id = s.successor_id`;

const succession = ({ effective_on: on, ...row }: Row): Succession => ({
  ...row,
  effectiveOn: Temporal.PlainDate.from(on),
});

/** What an area came from and what becomes of it. */
export async function successionsOf(db: Db, id: AreaId): Promise<Succession[]> {
  const rows = await db.execute<Row>(sql`${steps}
    where s.predecessor_id = ${id} or s.successor_id = ${id} order by s.effective_on, p.name, n.name`);
  return rows.map(succession);
}

import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { LinkKind } from '#db/schema/institution-links.ts';
import type { ContactState, InstitutionId } from '#db/schema/institutions.ts';

/** An institution of a network of relationships, and how many steps it is away from where we began. */
export type Around = {
  id: InstitutionId;
  name: string;
  type: string;
  districtId: AreaId | null;
  contactState: ContactState;
  pausedUntil: Temporal.PlainDate | null;
  steps: number;
};

/** That one institution stands to another as a kind of relationship says. */
export type Tie = { from: InstitutionId; to: InstitutionId; kind: LinkKind };

/** Institutions with the ties between them; `more` is how many further ones are within reach and not among them. */
export type Web = { nodes: Around[]; ties: Tie[]; more: number };

/** As many as a picture shows legibly. */
const mostAround = 60;
/** Beyond so many, how many more there are is not counted. */
export const mostMore = 1000;

/** The institutions that have to do with some institutions today, up to so many steps away, the nearest first. */
export async function relationshipsAround(
  db: Db,
  start: readonly InstitutionId[],
  steps: 1 | 2,
  most = mostAround,
): Promise<Web> {
  const rows = await db.execute<Row>(sql`
    with begin as materialized (select unnest(${`{${start.join(',')}}`}::uuid[]) as id),
    one as materialized (${neighboursOf(sql`begin`)} except select id from begin limit ${mostMore + 1}),
    two as materialized (select * from (${neighboursOf(sql`one`)}) n where ${steps} = 2
      and id not in (select id from begin) and id not in (select id from one) limit ${mostMore + 1}),
    every as (select id, 0 as steps from begin union all select id, 1 from one union all select id, 2 from two)
    select i.id, i.name, t.label as type, i.district_id as "districtId", i.contact_state as "contactState",
      i.paused_until::text as "pausedUntil", e.steps, count(*) over ()::int as every
    from every e join institution i on i.id = e.id join institution_type t on t.code = i.type_code
    where i.merged_into_id is null order by e.steps, plain_words(i.name), i.id limit ${most}`);
  const nodes = rows.map(({ every: _, pausedUntil, ...node }) => ({
    ...node,
    pausedUntil: pausedUntil ? Temporal.PlainDate.from(pausedUntil) : null,
  }));
  return {
    nodes,
    ties: await tiesAmong(
      db,
      nodes.map(({ id }) => id),
    ),
    more: (rows[0]?.every ?? 0) - nodes.length,
  };
}

// From both sides, each by its own index.
const neighboursOf = (of: ReturnType<typeof sql>) => sql`
  select r.other_institution_id as id from ${of} b join relationship r on r.institution_id = b.id and r.to_on is null
  union select r.institution_id from ${of} b join relationship r on r.other_institution_id = b.id and r.to_on is null`;

/** The relationships that hold today between some institutions. */
const tiesAmong = (db: Db, ids: readonly InstitutionId[]): Promise<Tie[]> =>
  db.execute<Tie>(sql`
    select r.institution_id as "from", r.other_institution_id as "to", r.kind from relationship r
    where r.to_on is null and r.institution_id = any(${`{${ids.join(',')}}`}::uuid[])
      and r.other_institution_id = any(${`{${ids.join(',')}}`}::uuid[])
    order by r.institution_id, r.other_institution_id, r.kind`);

type Row = Omit<Around, 'pausedUntil'> & { pausedUntil: string | null; every: number };

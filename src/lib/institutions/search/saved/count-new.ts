import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionFilter } from '../../filters.ts';
import { matching } from '../../list.ts';
import { has, inSight } from '../kind-sql.ts';
import type { Asked } from '../kinds.ts';
import { questionOf } from '../question.ts';
import { typedWords } from '../typed-words.ts';

/** Beyond so many, how many are new is not counted. */
export const mostNew = 99;
const limit = sql.raw(String(mostNew + 1));
const moment = (since: Temporal.Instant) => sql`${since.toString()}::timestamptz`;
const ids = (areas: readonly AreaId[] = []) => sql`(select unnest(${`{${areas.join(',')}}`}::uuid[]) as id)`;

/** How many institutions that match were added since a moment, up to one more than `mostNew`. */
export async function countNewInstitutions(
  db: Db,
  areas: readonly AreaId[],
  filter: InstitutionFilter,
  { today, since }: { today: Temporal.PlainDate; since: Temporal.Instant },
): Promise<number> {
  const { before, from } = await matching(db, areas, filter, today);
  const [row] = await db.execute<{ count: number }>(sql`${before}
    select count(*)::int as count from (select 1 from ${from} and i.added_at > ${moment(since)} limit ${limit}) x`);
  return row?.count ?? 0;
}

/** How many contacts, institutions and engagements that have some words came since a moment. */
export async function countNewFound(
  db: Db,
  { text, areas, hasNowhere }: Asked,
  since: Temporal.Instant,
): Promise<number> {
  const question = questionOf(typedWords(text));
  if (!question) return 0;
  const asked = sql`${question}::tsquery`;
  const sight = (kind: keyof Asked['areas']) => ({ areas: ids(areas[kind]), hasNowhere });
  const seen = (kind: keyof Asked['areas']) => sql.raw(String(areas[kind] !== undefined));
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from (
    (select 1 from contact c where ${seen('contacts')} and c.added_at > ${moment(since)} and c.erased_at is null
      and c.merged_into_id is null and ${has(sql`c.name`, asked)} and ${inSightOf('c.area_id', sight('contacts'))} limit ${limit})
    union all
    (select 1 from institution i where ${seen('institutions')} and i.added_at > ${moment(since)} and i.merged_into_id is null
      and ${has(sql`i.name`, asked)} and ${inSightOf('i.district_id', sight('institutions'))} limit ${limit})
    union all
    (select 1 from engagement e where ${seen('engagements')} and e.recorded_at > ${moment(since)}
      and ${has(sql`e.summary`, asked)} and ${inSightOf('e.area_id', sight('engagements'))} limit ${limit})
    limit ${limit}) x`);
  return row?.count ?? 0;
}

const inSightOf = (
  column: string,
  { areas, hasNowhere }: { areas: ReturnType<typeof ids>; hasNowhere: boolean },
) => inSight(sql.raw(column), { areas: sql`${areas} sight`, hasNowhere });

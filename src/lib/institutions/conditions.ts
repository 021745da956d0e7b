import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { contactNowSql } from './contact-now.ts';
import { inCorner } from './corners.ts';
import { type InstitutionFilter, noArea } from './filters.ts';
import { touchSql } from './touch.ts';

const array = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;
const day = (today: Temporal.PlainDate): SQL => sql`${today.toString()}::date`;

/**
 * The area of a slug, in whichever version, and all that lies in it; nothing for a slug that is unknown. Several stand
 * with commas between them, as the map names districts that it draws together.
 */
export async function areasOfSlug(db: Db, slug: string): Promise<readonly AreaId[]> {
  const rows = await db.execute<{ id: AreaId }>(sql`with recursive down as (
    select id from area where slug = any(string_to_array(${slug}, ','))
    union select a.id from area a join down on a.parent_id = down.id) select id from down`);
  return rows.map(({ id }) => id);
}

/**
 * The condition by which an officer sees `institution i`: what lies in their areas, or in none at all. With an area
 * asked for, only what lies there too; with `none`, only what lies in none yet.
 */
export async function seenBy(db: Db, areas: readonly AreaId[], slug: string | undefined): Promise<SQL> {
  if (!slug) return sql`(i.district_id is null or i.district_id = any(${array(areas)}))`;
  if (slug === noArea) return sql`i.district_id is null`;
  const asked = new Set(await areasOfSlug(db, slug));
  const both = areas.filter((id) => asked.has(id));
  // Asked for nothing by a list of nothing, the planner walks all of them in order to find none.
  return both.length === 0 ? sql`false` : sql`i.district_id = any(${array(both)})`;
}

type Conditions = {
  [Name in keyof InstitutionFilter]-?: (value: NonNullable<InstitutionFilter[Name]>) => SQL;
};

const conditionsOn = (today: Temporal.PlainDate): Omit<Conditions, 'words' | 'area'> => ({
  sector: (code) =>
    sql`i.type_code = any(array(select code from institution_type where sector_code = ${code}))`,
  type: (code) => sql`i.type_code = ${code}`,
  owner: (owner) => (owner === 'none' ? ownerless : ownedBy(owner)),
  tier: (tier) => sql`i.tier = ${tier}`,
  strength: (strength) => sql`i.strength = ${strength}`,
  contact: (state) => sql`${contactNowSql(today)} = ${state}`,
  touch: (state) => sql`${touchSql(today)} = ${state}`,
  reach: (score) => sql`i.reach = ${score}`,
  relevance: (score) => sql`i.relevance = ${score}`,
  corner: (which) => inCorner[which],
  isClosed: () => sql`i.closed_on <= ${day(today)}`,
});

const ownerless = sql`not exists (select 1 from institution_owner o
  where o.institution_id = i.id and o.part = 'owner' and o.ended_at is null)`;
const ownedBy = (
  officer: string,
): SQL => sql`i.id = any(array(select o.institution_id from institution_owner o
  where o.officer_id = ${officer} and o.ended_at is null))`;

/** What a filter asks of `institution i`, joined by "and"; merged records are never among them. */
export function wanted(filter: InstitutionFilter, today: Temporal.PlainDate): SQL {
  const known = conditionsOn(today);
  const asked = Object.entries(known).flatMap(([name, condition]) => {
    const value = filter[name as keyof typeof known];
    return value === undefined ? [] : [(condition as (given: unknown) => SQL)(value)];
  });
  const open = filter.isClosed ? [] : [sql`(i.closed_on is null or i.closed_on > ${day(today)})`];
  return sql.join([sql`i.merged_into_id is null`, ...open, ...asked], sql` and `);
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Ids of the institutions whose name, or another name they go by, has all of some words; for a CTE by itself. */
export function named(words: string): SQL {
  const each = (column: SQL) =>
    sql.join(
      words
        .split(/\s+/)
        .slice(0, 8)
        .map((word) => sql`plain_words(${column}) like '%' || plain_words(${escaped(word)}) || '%'`),
      sql` and `,
    );
  return sql`select id from institution where ${each(sql`name`)}
    union select institution_id from institution_alias where ${each(sql`institution_alias.name`)}`;
}

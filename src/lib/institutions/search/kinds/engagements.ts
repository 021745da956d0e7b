import { sql } from 'drizzle-orm';
import type { EngagementId, Marking } from '#db/schema/engagements.ts';
import { has, inSight, type KindSql, mostHits, type Sight } from '../kind-sql.ts';

/** An engagement as a search shows it. */
export type FoundEngagement = {
  id: EngagementId;
  at: string;
  type: string;
  institution: string | null;
  area: string;
  summary: string;
  marking: Marking;
};

const text = sql`coalesce(w.place_words, '') || ' ' || w.summary || ' ' || coalesce(w.asked_of_us, '')`;

/** Engagements by what was said, asked or talked about, and by where. */
export function engagementSql(sight: Sight): KindSql {
  const there = inSight(sql`w.area_id`, { ...sight, hasNowhere: false });
  return {
    hits: sql`(select w.id, w.happened_at as at from engagement w where ${has(text)} and ${there} limit ${mostHits('engagements')})
      union (select w.id, w.happened_at from (select d.engagement_id from discussion_point d
        where ${has(sql`coalesce(d.words, '')`)} limit ${mostHits('engagements')}) d
        join engagement w on w.id = d.engagement_id where ${there})`,
    walk: sql`select w.id, w.happened_at as at from engagement w where (${has(text)}) is true and ${there}`,
    along: sql`w.happened_at`,
    atOf: (id) => sql`select happened_at from engagement where id = ${id}`,
    columns: sql`t.label as type, i.name as institution, a.name as area, left(e.summary, 200) as summary, e.marking`,
    joins: sql`join engagement e on e.id = p.id join engagement_term t on t.code = e.type_code
      join area a on a.id = e.area_id left join institution i on i.id = e.institution_id`,
  };
}

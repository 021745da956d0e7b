import { sql } from 'drizzle-orm';
import type { CommitmentId } from '#db/schema/promises.ts';
import { has, inSight, type KindSql, type Sight } from '../kind-sql.ts';

/** A promise as a search shows it. */
export type FoundPromise = {
  id: CommitmentId;
  /** The day on which it is due. */
  at: string;
  words: string;
  institution: string | null;
  area: string;
  owner: string;
  ending: 'kept' | 'not_kept' | null;
};

/** Promises by what was promised. */
export function promiseSql(sight: Sight): KindSql {
  const there = inSight(sql`w.area_id`, { ...sight, hasNowhere: false });
  return {
    hits: sql`select w.id, w.due_on as at from commitment w where ${has(sql`w.words`)} and ${there}`,
    walk: sql`select w.id, w.due_on as at from commitment w where (${has(sql`w.words`)}) is true and ${there}`,
    along: sql`w.due_on`,
    atOf: (id) => sql`select due_on from commitment where id = ${id}`,
    columns: sql`c.words, i.name as institution, a.name as area, o.name as owner, c.ending`,
    joins: sql`join commitment c on c.id = p.id join area a on a.id = c.area_id join officer o on o.id = c.owner_id
      left join institution i on i.id = c.institution_id`,
  };
}

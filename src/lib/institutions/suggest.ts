import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { columns, joined, type Row, suggestion, type Suggestion } from './row.ts';

/** Words beyond these add nothing but work. */
const mostWords = 8;
const longest = 200;
/** Comparing a name takes about 50 microseconds: beyond so many, more typing does better than more comparing. */
const mostCompared = 100;

/**
 * Institutions that somebody may mean: by the words of their name, or by exact URN, ODS code or charity number.
 *
 * Accents and capitals do not matter. Names that begin with the text come first, then those that have all its
 * words. Names that are nearly so are only offered when nothing else was found.
 */
export async function suggestInstitutions(db: Db, text: string, limit = 8): Promise<Suggestion[]> {
  const typed = plain(text).slice(0, longest);
  if (typed === '' || limit < 1) return [];
  const found = await db.execute<Row>(best(typed, limit));
  const isNew = found.length === 0 && typed.length >= 4;
  return [...(isNew ? await db.execute<Row>(nearly(typed, limit)) : found)].map(suggestion);
}

// Each way of matching is materialised by itself: left to choose, the planner may walk all names in order.
// `using ~<~` is the order of the index on the beginnings of names, so that the walk stops at the limit.
const best = (typed: string, limit: number): SQL => sql`
  with numbered as materialized (
    select coalesce(merged_into_id, id) as id, 0 as turn, 1::real as likeness from institution
    where ${isNumber(typed)}
  ), starting as materialized (
    select id, 1 as turn, 1::real as likeness from institution
    where merged_into_id is null and plain_words(name) like ${`${escaped(typed)}%`} order by plain_words(name) using ~<~ limit ${limit}
  ), holding as materialized (
    select id, 2 as turn, similarity(plain_words(name), ${typed}) as likeness from (
      select id, name from institution where merged_into_id is null and ${hasWords(typed)} and (select count(*) from starting) < ${limit}
      limit ${mostCompared}) several
  ), found as (
    select distinct on (id) id, turn, likeness
    from (table numbered union all table starting union all table holding) every
    order by id, turn
  )
  select ${columns} from found f join (${joined}) on i.id = f.id
  order by f.turn, f.likeness desc, plain_words(i.name), i.id limit ${limit}`;

const nearly = (typed: string, limit: number): SQL => sql`
  with near as materialized (
    select id, word_similarity(${typed}, plain_words(name)) as likeness from institution
    where merged_into_id is null and plain_words(name) %> ${typed} limit ${mostCompared}
  )
  select ${columns} from near n join (${joined}) on i.id = n.id
  order by n.likeness desc, plain_words(i.name), i.id limit ${limit}`;

function isNumber(typed: string): SQL {
  const number = typed
    .toUpperCase()
    .replace(/^(URN|ODS|CHARITY)\b/, '')
    .replaceAll(' ', '');
  return sql`urn = ${number} or ods_code = ${number} or charity_number = ${number}`;
}

// The trigram index finds nothing in fewer than three letters: those are left to the names they begin.
function hasWords(typed: string): SQL {
  const words = typed.split(' ').slice(0, mostWords);
  if (!words.some((word) => word.length >= 3)) return sql`false`;
  const each = words.map((word) => sql`plain_words(name) like ${`%${escaped(word)}%`}`);
  return sql.join(each, sql` and `);
}

/** Small letters without accents, as `plain_words` in the database writes them, spaces folded. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\0]/gu, '')
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

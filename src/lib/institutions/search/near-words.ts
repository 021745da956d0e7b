import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preparedSql } from '#db/prepared.ts';

/** Fewer letters than this are like too much. */
const shortest = 4;
const mostAlike = 6;

// Consonants as they sound, and the first letter: "yousef" and "yusuf" are both "ysf".
const soundsOf = (
  word: SQL,
): SQL => sql`left(${word}, 1) || regexp_replace(regexp_replace(replace(replace(replace(
  replace(replace(substr(${word}, 2), 'ph', 'f'), 'kh', 'k'), 'ck', 'k'), 'c', 'k'), 'z', 's'),
  '[aeiouyhw]', '', 'g'), '(.)\\1+', '\\1', 'g')`;

const statement = preparedSql<{ asked: string; near: string[] }>(
  'near_words',
  sql`select asked, array(
      select n.word from (
        select w.word from words_like(asked) w (word)
        union select word from search_word where sounds = ${soundsOf(sql`asked`)} and length(sounds) >= 3
      ) n where n.word <> asked order by similarity(n.word, asked) desc, n.word limit ${sql.raw(String(mostAlike))}
    ) as near
    from unnest(${sql.placeholder('words')}::text[]) asked`,
);

/** For each word that no name may have, words of names that are nearly spelt so or sound so; without any, it is left out. */
export async function nearWords(
  db: Db,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const long = words.filter((word) => word.length >= shortest && /^\D+$/.test(word));
  if (long.length === 0) return new Map();
  // Typed words hold neither quotes nor backslashes.
  const rows = await statement(db).execute({ words: `{"${long.join('","')}"}` });
  return new Map(rows.filter(({ near }) => near.length > 0).map(({ asked, near }) => [asked, near]));
}

/** Whether any words were learnt yet. */
export async function hasWords(db: Db): Promise<boolean> {
  const [known] = await db.execute(sql`select 1 from search_word limit 1`);
  return known !== undefined;
}

// `ts_stat` reads a statement that it is given as text. Words of numbers and of few letters are not misspelt.
const everyName = `select search_words(name) from contact where erased_at is null and merged_into_id is null
  union all select search_words(name) from institution where merged_into_id is null
  union all select search_words(name) from institution_alias
  union all select search_words(name || '' '' || town) from site
  union all select search_words(name) from network`;

/** Learns the words of all names anew: those that came since, and no more those that no record has. */
export function learnWords(db: Db): Promise<{ learnt: number; forgotten: number }> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7251964031)`);
    const [counts] = await tx.execute<{ learnt: number; forgotten: number }>(sql`
      with now_there as materialized (
        select word from ts_stat(${sql.raw(`'${everyName}'`)})
        where length(word) between ${sql.raw(String(shortest))} and 60 and word ~ '^[^0-9]+$'
      ),
      gone as (delete from search_word s where not exists (select 1 from now_there n where n.word = s.word) returning 1),
      learnt as (insert into search_word (word, sounds) select word, ${soundsOf(sql`word`)} from now_there
        on conflict do nothing returning 1)
      select (select count(*)::int from learnt) as learnt, (select count(*)::int from gone) as forgotten`);
    return counts!;
  });
}

import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { ListRun } from './step.ts';

/** Somebody a row may become: an id of their own, and hashes and the sealed key in hex. */
export type Person = { id: string; line: number; email: string; key: string; sealed: string };
type Taking = { run: ListRun; officerId: OfficerId; now: Temporal.Instant };

/**
 * Makes rows into people with what they chose and the evidence of it, all in one statement. Who is known by now, or
 * said no, is left out, and their row says so.
 *
 * @returns the ids of those who came in
 */
export async function insertPeople(
  tx: Db,
  { run, officerId, now }: Taking,
  people: readonly Person[],
): Promise<string[]> {
  const at = sql`${now.toString()}::timestamptz`;
  const made = await tx.execute<{ id: string }>(sql`
    with given as materialized (
      select g.id, g.line, decode(g.email, 'hex') as email_hash, decode(g.key, 'hex') as key_hash,
        decode(g.sealed, 'hex') as key_sealed, r.email, r.chosen, r.words, r.source, r.agreed_on
      from jsonb_to_recordset(${JSON.stringify(people)}::text::jsonb)
        as g (id uuid, line integer, email text, key text, sealed text)
      join subscriber_import_row r on r.import_id = ${run.id} and r.line = g.line
    ), barred as materialized (
      select g.line, bool_or(s.id is not null or p.ended_at is not null) as said_no from given g
      left join subscriber p on p.email_hash = g.email_hash
      left join mail_suppression s on s.email_hash = g.email_hash and s.lifted_at is null
      where p.id is not null or s.id is not null group by g.line
    ), made as (
      insert into subscriber (id, email, email_hash, key_hash, key_sealed, source, asked_at)
      select id, email, email_hash, key_hash, key_sealed, 'import', ${at} from given
      where line not in (select line from barred) on conflict do nothing returning id
    ), come as (select g.* from given g join made m on m.id = g.id
    ), topics as (
      insert into subscriber_topic (subscriber_id, topic_code)
      select id, jsonb_array_elements_text(chosen->'topics') from come
    ), areas as (
      insert into subscriber_area (subscriber_id, area_id)
      select id, jsonb_array_elements_text(chosen->'areas')::uuid from come
    ), sectors as (
      insert into subscriber_sector (subscriber_id, sector_code)
      select id, jsonb_array_elements_text(chosen->'sectors') from come
    ), proven as (
      insert into subscriber_consent (subscriber_id, kind, words, words_version, form, chosen, at, by, agreed_on)
      select id, 'imported', words, 'as sent in', source, chosen, ${at}, ${officerId}, agreed_on from come
    ), marked as (
      update subscriber_import_row r set subscriber_id = c.id, typed = case when c.id is null then r.typed end,
        problem = case when c.id is null then case when b.said_no then 'not to be written to' else 'known' end end
      from given g left join come c on c.id = g.id left join barred b on b.line = g.line
      where r.import_id = ${run.id} and r.line = g.line
    )
    select id from made`);
  return [...made].map(({ id }) => id);
}

import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ImportedChoices } from '#db/schema/newsletter-imports.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { ListRun } from './step.ts';

/** Somebody a row is to become: an id of their own, hashes and the sealed key in hex, what they chose, the evidence. */
export type Person = {
  id: string;
  line: number;
  email: string;
  emailHash: string;
  keyHash: string;
  keySealed: string;
  chosen: ImportedChoices;
  words: string;
  source: string;
  agreedOn: string;
};
type Taking = { run: ListRun; officerId: OfficerId; now: Temporal.Instant };

/**
 * Makes rows into people with what they chose and the evidence of it, a set at a time; their rows say who they became.
 *
 * Each set is handed over by itself: joined to one another within the database, which cannot know how long they are,
 * two thousand rows were looked through two thousand times.
 *
 * @returns the ids of those who came in; somebody who came in another way at this moment is not among them
 */
export async function insertPeople(
  tx: Db,
  { run, officerId, now }: Taking,
  people: readonly Person[],
): Promise<Set<string>> {
  const at = sql`${now.toString()}::timestamptz`;
  const inserted = await tx.execute<{ id: string }>(sql`
    insert into subscriber (id, email, email_hash, key_hash, key_sealed, source, asked_at)
    select id, email, decode("emailHash", 'hex'), decode("keyHash", 'hex'), decode("keySealed", 'hex'), 'import', ${at}
    from ${asRows(people, 'id uuid, email text, "emailHash" text, "keyHash" text, "keySealed" text')}
    on conflict do nothing returning id`);
  const made = new Set([...inserted].map(({ id }) => id));
  const come = people.filter(({ id }) => made.has(id));
  await insertChoices(tx, come);
  await tx.execute(sql`
    insert into subscriber_consent (subscriber_id, kind, words, words_version, form, chosen, at, by, agreed_on)
    select id, 'imported', words, 'as sent in', source, chosen, ${at}, ${officerId}, "agreedOn"
    from ${asRows(come, 'id uuid, words text, source text, chosen jsonb, "agreedOn" date')}`);
  await tx.execute(sql`
    update subscriber_import_row r set subscriber_id = p.id, typed = null
    from ${asRows(come, 'id uuid, line integer')} where r.import_id = ${run.id} and r.line = p.line`);
  return made;
}

async function insertChoices(tx: Db, people: readonly Person[]): Promise<void> {
  const chosen = (of: (choices: ImportedChoices) => readonly string[]) =>
    people.flatMap(({ id, chosen: choices }) => of(choices).map((code) => ({ id, code })));
  const [texts, ids] = ['id uuid, code text', 'id uuid, code uuid'];
  await tx.execute(sql`insert into subscriber_topic (subscriber_id, topic_code)
    select id, code from ${asRows(
      chosen(({ topics }) => topics ?? []),
      texts,
    )}`);
  await tx.execute(sql`insert into subscriber_area (subscriber_id, area_id)
    select id, code from ${asRows(
      chosen(({ areas }) => areas ?? []),
      ids,
    )}`);
  await tx.execute(sql`insert into subscriber_sector (subscriber_id, sector_code)
    select id, code from ${asRows(
      chosen(({ sectors }) => sectors ?? []),
      texts,
    )}`);
}

/** Things as rows of a table `p` with such columns. */
export const asRows = (things: readonly object[], columns: string): SQL =>
  sql`jsonb_to_recordset(${JSON.stringify(things)}::text::jsonb) as p (${sql.raw(columns)})`;

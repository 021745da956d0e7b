import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { ukDay } from '#lib/dates.ts';
import { linkDays } from './words.ts';

/**
 * Writes used links and the answers of the last days anew, in no order, and forgets used links that have ended.
 *
 * PostgreSQL keeps with each row which transaction wrote it, and rows that come together lie together: an answer
 * could be laid beside the link that was used for it. Afterwards one transaction has written them all.
 * @returns how many rows were written anew
 */
export async function shuffleAnswers(db: Db, now: Temporal.Instant): Promise<number> {
  const today = ukDay(now);
  // A link ends so many days after people were asked; a day more for whoever answered in the last minute.
  const ended = today.subtract({ days: linkDays + 1 }).toString();
  const lately = today.subtract({ days: 2 }).toString();
  return db.transaction(async (tx) => {
    await tx.execute(sql`delete from evaluation_spent where spent_on < ${ended}::date`);
    const spent = await tx.execute(anew('evaluation_spent', sql`true`));
    const answers = await tx.execute(anew('evaluation_response', sql`answered_on >= ${lately}::date`));
    return Number(spent.count) + Number(answers.count);
  });
}

const anew = (table: 'evaluation_spent' | 'evaluation_response', which: ReturnType<typeof sql>) => sql`
  with gone as (delete from ${sql.identifier(table)} where ${which} returning *)
  insert into ${sql.identifier(table)} select * from gone order by random()`;

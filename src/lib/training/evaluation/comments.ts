import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ResponseId } from '#db/schema/evaluation-answers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { answersIn, type Scope } from './scope.ts';
import { smallest } from './smallest.ts';

/** How many comments are read at a time. */
export const mostComments = 60;

/**
 * What people wrote, in no order and without session, day or sector; nothing where fewer than five answered.
 * That somebody looked is recorded.
 */
export async function listComments(
  db: Db,
  officer: Officer,
  scope: Scope,
  now: Temporal.Instant,
): Promise<string[]> {
  return db.transaction(async (tx) => {
    const rows = await tx.execute<{ id: ResponseId; comment: string | null; replies: number }>(sql`
      select r.id, r.comment, (count(*) over ())::int as replies
      from (select r.id, r.comment ${answersIn(scope, now)}) r
      order by (r.comment is null), md5(r.id::text) limit ${mostComments}`);
    if ((rows[0]?.replies ?? 0) < smallest) return [];
    const said = rows.filter(({ comment }) => comment !== null);
    if (said.length === 0) return [];
    const ids = said.map(({ id }) => id);
    await record(
      tx,
      officer,
      { operation: 'consult', entity: 'evaluation_response', ids, fields: ['comment'] },
      now,
    );
    return said.map(({ comment }) => comment!);
  });
}

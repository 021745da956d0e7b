import type { Db } from '#db/client.ts';
import { accountReview, type OfficerId, type reviewDecisions } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { areasFor } from '../areas.ts';
import { personWithin } from './people-within.ts';
import { quarterOf } from '#lib/quarters.ts';

export type ReviewDecision = (typeof reviewDecisions)[number];
export type ReviewRefusal = 'no such account' | 'own account' | 'needs a note';

/**
 * Notes that somebody looked at an account in this quarter, and what they decided. A later look in the same
 * quarter takes its place. What is to change is changed on the account itself.
 */
export function decideReview(
  db: Db,
  actor: Officer,
  id: OfficerId | null,
  { decision, note }: { decision: ReviewDecision; note: string | null },
  now: Temporal.Instant,
): Promise<Outcome<{ id: OfficerId }, ReviewRefusal>> {
  return db.transaction(async (tx) => {
    const areas = await areasFor(tx, actor, 'reviewAccounts');
    const person = id ? await personWithin(tx, areas, id) : null;
    if (!person) return refused('no such account');
    if (person.id === actor.id) return refused('own account');
    if (decision !== 'keep' && !note) return refused('needs a note');
    const said = { decision, note, reviewedAt: now, reviewedBy: actor.id };
    await tx
      .insert(accountReview)
      .values({ officerId: person.id, quarter: quarterOf(ukDay(now)), ...said })
      .onConflictDoUpdate({ target: [accountReview.officerId, accountReview.quarter], set: said });
    const what = {
      operation: 'permission',
      entity: 'officer',
      ids: [person.id],
      fields: ['review'],
    } as const;
    await record(tx, actor, what, now);
    return done({ id: person.id });
  });
}

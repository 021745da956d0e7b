import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { impactAction, type ImpactActionId } from '#db/schema/impact-actions.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import type { ActionEnding } from '#db/schema/impact-terms.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockOpen, type OpenRefusal } from '../assessments/lock.ts';

export type ActionRefusal = OpenRefusal | 'no such action' | 'ended already' | 'say why';
type About = { id: ImpactId; action: ImpactActionId | null };

/** Ticks an action as done, or cancels it with a reason. */
export const endAction = (
  db: Db,
  officer: Officer,
  about: About,
  { ending, words }: { ending: ActionEnding; words: string | null },
  now: Temporal.Instant,
) =>
  step(db, officer, about, now, (row) => {
    if (row.endedAt) return refused('ended already');
    if (ending === 'cancelled' && !words) return refused('say why');
    return done({ endedAt: now, ending, endedBy: officer.id, endedWords: words });
  });

/** Takes back that an action was done or cancelled. */
export const reopenAction = (db: Db, officer: Officer, about: About, now: Temporal.Instant) =>
  step(db, officer, about, now, () => done({ endedAt: null, ending: null, endedBy: null, endedWords: null }));

type Row = typeof impactAction.$inferSelect;

function step(
  db: Db,
  officer: Officer,
  { id, action }: About,
  now: Temporal.Instant,
  take: (row: Row) => Outcome<Partial<Row>, ActionRefusal>,
): Promise<Outcome<null, ActionRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockOpen(tx, id);
    if (!found.ok) return found;
    if (!action) return refused('no such action');
    const isIt = and(eq(impactAction.id, action), eq(impactAction.assessmentId, id));
    const [row] = await tx.select().from(impactAction).where(isIt).for('update');
    if (!row) return refused('no such action');
    const set = take(row);
    if (!set.ok) return set;
    await tx.update(impactAction).set(set.value).where(eq(impactAction.id, action));
    const entry = { operation: 'alter', entity: 'impact_action', ids: [action] } as const;
    await record(tx, officer, { ...entry, fields: ['ended_at', 'ended_by'] }, now);
    return done(null);
  });
}

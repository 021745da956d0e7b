import type { Db } from '#db/client.ts';
import { impactAction } from '#db/schema/impact-actions.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockOpen, type OpenRefusal } from '../assessments/lock.ts';

/** Something to be done until a day: by an officer, or by an organisation. */
export type NewAction = { what: string; dueOn: Temporal.PlainDate } & (
  { ownerId: OfficerId; organisation: null } | { ownerId: null; organisation: string }
);

/** Adds an action; it stands on the day of its owner until it is done or cancelled. */
export function addAction(
  db: Db,
  officer: Officer,
  id: ImpactId,
  action: NewAction,
  now: Temporal.Instant,
): Promise<Outcome<null, OpenRefusal | 'over already'>> {
  return db.transaction(async (tx) => {
    const found = await lockOpen(tx, id);
    if (!found.ok) return found;
    if (Temporal.PlainDate.compare(action.dueOn, ukDay(now)) < 0) return refused('over already');
    const row = { assessmentId: id, ...action, addedAt: now, addedBy: officer.id };
    const [made] = await tx.insert(impactAction).values(row).returning({ id: impactAction.id });
    const entry = { operation: 'collect', entity: 'impact_action', ids: [made!.id] } as const;
    await record(tx, officer, { ...entry, fields: ['owner_id', 'added_by'] }, now);
    return done(null);
  });
}

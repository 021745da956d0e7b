import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type GroupMeetingId, tensionGroupMeeting, type TensionGroupId } from '#db/schema/tension-groups.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockGroup } from './groups.ts';

/** When and where a group meets, and what about. */
export type MeetingDetails = { startsAt: Temporal.Instant; place: string; agenda: string | null };

/** Calls a meeting. */
export function callMeeting(
  db: Db,
  officer: Officer,
  { groupId, ...details }: MeetingDetails & { groupId: TensionGroupId },
  now: Temporal.Instant,
): Promise<Outcome<GroupMeetingId, 'no such group' | 'closed'>> {
  return db.transaction(async (tx) => {
    const open = await lockGroup(tx, groupId);
    if (!open.ok) return open;
    const row = { groupId, ...details, calledAt: now, calledBy: officer.id };
    const [made] = await tx.insert(tensionGroupMeeting).values(row).returning({ id: tensionGroupMeeting.id });
    await recorded(tx, officer, made!.id, now, 'collect');
    return done(made!.id);
  });
}

export type MeetingRefusal = 'no such meeting' | 'agreed already' | 'cancelled' | 'changed meanwhile';
/** A meeting as a form showed it. */
export type SeenMeeting = { id: GroupMeetingId; groupId: TensionGroupId; sequence: number };

/** Moves a meeting, or says anew where and what about. */
export const moveMeeting = (
  db: Db,
  officer: Officer,
  seen: SeenMeeting,
  details: MeetingDetails,
  now: Temporal.Instant,
): Promise<Outcome<null, MeetingRefusal>> => changeMeeting(db, officer, seen, () => done(details), now);

/** Calls a meeting off. */
export const cancelMeeting = (
  db: Db,
  officer: Officer,
  seen: SeenMeeting,
  now: Temporal.Instant,
): Promise<Outcome<null, MeetingRefusal>> =>
  changeMeeting(db, officer, seen, () => done({ cancelledAt: now, cancelledBy: officer.id }), now);

/** Says that the minutes are as the organisations agreed them: from then on they stay as they are. */
export const agreeMinutes = (
  db: Db,
  officer: Officer,
  seen: SeenMeeting,
  now: Temporal.Instant,
): Promise<Outcome<null, MeetingRefusal | 'not held yet'>> =>
  changeMeeting<'not held yet'>(
    db,
    officer,
    seen,
    ({ startsAt }) =>
      Temporal.Instant.compare(startsAt, now) > 0
        ? refused('not held yet')
        : done({ agreedAt: now, agreedBy: officer.id }),
    now,
  );

type Meeting = typeof tensionGroupMeeting.$inferSelect;
type Changes = Partial<typeof tensionGroupMeeting.$inferInsert>;

function changeMeeting<Reason extends string = never>(
  db: Db,
  officer: Officer,
  seen: SeenMeeting,
  changesOf: (meeting: Meeting) => Outcome<Changes, Reason>,
  now: Temporal.Instant,
): Promise<Outcome<null, MeetingRefusal | Reason>> {
  return db.transaction(async (tx) => {
    const found = await lockMeeting(tx, seen);
    if (!found.ok) return found;
    const changes = changesOf(found.value);
    if (!changes.ok) return changes;
    await tx
      .update(tensionGroupMeeting)
      .set({ ...changes.value, sequence: seen.sequence + 1 })
      .where(eq(tensionGroupMeeting.id, seen.id));
    await recorded(tx, officer, seen.id, now, 'alter');
    return done(null);
  });
}

/** A meeting whose minutes are still open, as the form showed it, held until the transaction ends. */
export async function lockMeeting(
  tx: Db,
  { id, groupId, sequence }: SeenMeeting,
): Promise<Outcome<Meeting, MeetingRefusal>> {
  const theirs = and(eq(tensionGroupMeeting.id, id), eq(tensionGroupMeeting.groupId, groupId));
  const [found] = await tx.select().from(tensionGroupMeeting).where(theirs).for('update');
  if (!found) return refused('no such meeting');
  if (found.agreedAt) return refused('agreed already');
  if (found.cancelledAt) return refused('cancelled');
  return found.sequence === sequence ? done(found) : refused('changed meanwhile');
}

const recorded = (
  tx: Db,
  officer: Officer,
  id: GroupMeetingId,
  now: Temporal.Instant,
  operation: 'collect' | 'alter',
) => record(tx, officer, { operation, entity: 'tension_group_meeting', ids: [id] }, now);

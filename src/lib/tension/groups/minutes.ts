import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Trend } from '#db/schema/tension-assessments.ts';
import { type GroupMemberId, tensionGroupMeeting } from '#db/schema/tension-groups.ts';
import { tensionGroupDecision, tensionGroupLevel, tensionGroupPresent } from '#db/schema/tension-minutes.ts';
import type { Level } from '#db/schema/tension-scale.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { lockMeeting, type MeetingRefusal, type SeenMeeting } from './meetings.ts';

/** A level that the organisations agreed, why, and who saw it otherwise. */
export type AgreedLevel = {
  areaId: AreaId;
  level: Level;
  trend: Trend;
  words: string;
  dissent: string | null;
};
export type Minutes = {
  present: readonly GroupMemberId[];
  levels: readonly AgreedLevel[];
  decisions: readonly { words: string; reason: string | null }[];
};

export const mostDecisions = 8;

/** Writes the minutes of a meeting anew, as often as needed until they are agreed. */
export function writeMinutes(
  db: Db,
  officer: Officer,
  seen: SeenMeeting,
  { present, levels, decisions }: Minutes,
  now: Temporal.Instant,
): Promise<Outcome<null, MeetingRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockMeeting(tx, seen);
    if (!found.ok) return found;
    const meetingId = seen.id;
    for (const table of [tensionGroupPresent, tensionGroupLevel, tensionGroupDecision])
      await tx.delete(table).where(eq(table.meetingId, meetingId));
    if (present.length > 0)
      await tx.insert(tensionGroupPresent).values(present.map((memberId) => ({ meetingId, memberId })));
    if (levels.length > 0)
      await tx.insert(tensionGroupLevel).values(levels.map((one) => ({ meetingId, ...one })));
    if (decisions.length > 0)
      await tx
        .insert(tensionGroupDecision)
        .values(decisions.map((one, index) => ({ meetingId, position: index + 1, ...one })));
    await tx
      .update(tensionGroupMeeting)
      .set({ sequence: seen.sequence + 1 })
      .where(eq(tensionGroupMeeting.id, meetingId));
    await record(tx, officer, { operation: 'alter', entity: 'tension_group_meeting', ids: [meetingId] }, now);
    return done(null);
  });
}

import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { briefing, type BriefingId } from '#db/schema/briefings.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { beginning } from './begin.ts';
import { type BriefingDays, type DaysRefusal, refusedDays } from './days.ts';
import { writeItems } from './items.ts';
import { type DraftRefusal, lockDraft, type SeenBriefing } from './lock.ts';

export type NewBriefing = BriefingDays & {
  areaId: AreaId;
  /** The area with all that lies in it. */
  areas: readonly AreaId[];
};

/** Begins a briefing of an area for some days, as a draft that holds what the last one left and the events to come. */
export function draftBriefing(
  db: Db,
  officer: Officer,
  { areas, ...given }: NewBriefing,
  now: Temporal.Instant,
): Promise<Outcome<BriefingId, DaysRefusal>> {
  return db.transaction(async (tx) => {
    const reason = refusedDays(given, ukDay(now));
    if (reason) return refused(reason);
    const by = { writtenAt: now, writtenBy: officer.id, writers: [officer.id] };
    const [made] = await tx
      .insert(briefing)
      .values({ ...given, ...by })
      .returning({ id: briefing.id });
    const id = made!.id;
    await writeItems(tx, id, await beginning(tx, { ...given, areas }));
    const entry = { operation: 'collect', entity: 'briefing', ids: [id], fields: ['written_by'] } as const;
    await record(tx, officer, entry, now);
    return done(id);
  });
}

/** Throws a draft away. */
export function discardDraft(
  db: Db,
  officer: Officer,
  seen: SeenBriefing,
  now: Temporal.Instant,
): Promise<Outcome<null, DraftRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    if (!found.ok) return found;
    await tx.delete(briefing).where(eq(briefing.id, seen.id));
    await record(tx, officer, { operation: 'erase', entity: 'briefing', ids: [seen.id] }, now);
    return done(null);
  });
}

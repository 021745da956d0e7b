import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { engagement, type EngagementId } from '#db/schema/engagements.ts';
import { handover, type HandoverRoute } from '#db/schema/handovers.ts';
import type { CommitmentId } from '#db/schema/promises.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { wipeEngagement } from './wipe.ts';

export type PassedOn = { route: HandoverRoute; toRole: string; onDay: Temporal.PlainDate };
export type PassOnRefusal = 'changed meanwhile' | 'erased already' | 'not passed on yet';

/**
 * Notes that a concern about somebody went the proper way, and wipes every word of the engagement it came up in,
 * with who was there and the promises made in it. Nothing joins the note to the engagement; neither can be brought
 * back. Returns the promises that went, so that what other rooms hold of them can go too.
 */
export function passOn(
  db: Db,
  officer: Officer,
  { id, sequence, passed }: { id: EngagementId; sequence: number; passed: PassedOn },
  now: Temporal.Instant,
): Promise<Outcome<{ promises: readonly CommitmentId[] }, PassOnRefusal>> {
  return db.transaction(async (tx) => {
    if (Temporal.PlainDate.compare(passed.onDay, ukDay(now)) > 0) return refused('not passed on yet');
    const [found] = await tx.select().from(engagement).where(eq(engagement.id, id)).for('update');
    if (!found || found.sequence !== sequence) return refused('changed meanwhile');
    if (found.summary === '') return refused('erased already');
    const promises = await wipeEngagement(tx, found, now);
    await tx.insert(handover).values({
      ...passed,
      ...{ officerId: officer.id, areaId: found.areaId, wipedAt: now },
    });
    const fields = ['summary', 'opinion', 'asked_of_us', 'contact_id'];
    await record(tx, officer, { operation: 'erase', entity: 'engagement', ids: [id], fields }, now);
    const went = { operation: 'erase', entity: 'commitment', ids: promises } as const;
    if (promises.length > 0) await record(tx, officer, went, now);
    return done({ promises });
  });
}

import { and, eq, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { draft } from '#db/schema/drafts.ts';
import { discussionPoint, engagement, engagementContact, type EngagementId } from '#db/schema/engagements.ts';
import { handover, type HandoverRoute } from '#db/schema/handovers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type PassedOn = { route: HandoverRoute; toRole: string; onDay: Temporal.PlainDate };
export type PassOnRefusal = 'changed meanwhile' | 'erased already' | 'not passed on yet';

/**
 * Notes that a concern about somebody went the proper way, and wipes every word of the engagement it came up in,
 * with who was there. Nothing joins the note to the engagement; neither can be brought back.
 */
export function passOn(
  db: Db,
  officer: Officer,
  { id, sequence, passed }: { id: EngagementId; sequence: number; passed: PassedOn },
  now: Temporal.Instant,
): Promise<Outcome<null, PassOnRefusal>> {
  return db.transaction(async (tx) => {
    if (Temporal.PlainDate.compare(passed.onDay, ukDay(now)) > 0) return refused('not passed on yet');
    const [found] = await tx.select().from(engagement).where(eq(engagement.id, id)).for('update');
    if (!found || found.sequence !== sequence) return refused('changed meanwhile');
    if (found.summary === '') return refused('erased already');
    await wipe(tx, found, now);
    await tx.insert(handover).values({
      ...passed,
      ...{ officerId: officer.id, areaId: found.areaId, wipedAt: now },
    });
    const fields = ['summary', 'opinion', 'asked_of_us', 'contact_id'];
    await record(tx, officer, { operation: 'erase', entity: 'engagement', ids: [id], fields }, now);
    return done(null);
  });
}

async function wipe(tx: Db, found: typeof engagement.$inferSelect, now: Temporal.Instant): Promise<void> {
  const { id, formToken, saidPrevent, sequence } = found;
  const about = eq(discussionPoint.engagementId, id);
  await tx.delete(engagementContact).where(eq(engagementContact.engagementId, id));
  await tx.delete(draft).where(eq(draft.formToken, formToken));
  // The first point keeps its topic; whatever was to be done for somebody is done on the other route.
  await tx.delete(discussionPoint).where(and(about, ne(discussionPoint.position, 1)));
  const nothing = { words: null, followUp: null, followUpBy: null, followUpOwnerId: null };
  await tx
    .update(discussionPoint)
    .set({ ...nothing, doneAt: null, doneBy: null })
    .where(about);
  await tx
    .update(engagement)
    .set({
      ...{ summary: '', opinion: null, askedOfUs: null, placeWords: null, headcount: null },
      notSaidBecause: saidPrevent ? null : sql`'Erased'`,
      ...{ shownAt: null, shownBy: null, sequence: sequence + 1, changedAt: now },
    })
    .where(eq(engagement.id, id));
}

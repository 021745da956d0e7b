import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { tensionSummary, tensionSummaryParagraph } from '#db/schema/tension-summaries.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { countedIn, news, takenFrom } from './compose.ts';
import { changeDraft, type DraftRefusal, lockDraft, type SeenSummary, withWriter } from './lock.ts';
import { districtsIn, materialFor } from './material.ts';
import { addParagraphs, type Paragraph, writeParagraphs } from './paragraphs.ts';

/** Writes a draft anew. One that waited for its approval waits no more: somebody else would approve other words. */
export function editSummary(
  db: Db,
  officer: Officer,
  seen: SeenSummary,
  { paragraphs }: { paragraphs: readonly Paragraph[] },
  now: Temporal.Instant,
): Promise<Outcome<{ wasAsked: boolean }, DraftRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    if (!found.ok) return found;
    await writeParagraphs(tx, seen.id, paragraphs);
    await changeDraft(tx, officer, seen, { writers: withWriter(found.value, officer), askedAt: null }, now);
    return done({ wasAsked: found.value.askedAt !== null });
  });
}

/**
 * Adds to a draft what was assessed or reported since it was put together, and counts anew who reported. What was
 * written, moved or taken out stays so.
 *
 * @returns how many paragraphs came
 */
export function takeInNew(
  db: Db,
  officer: Officer,
  seen: SeenSummary,
  now: Temporal.Instant,
): Promise<Outcome<number, DraftRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    if (!found.ok) return found;
    const { areaId, week, taken } = found.value;
    const material = await materialFor(
      tx,
      { districts: await districtsIn(tx, areaId, ukDay(now)), week },
      now,
    );
    const isNew = ({ id }: { id: string }) => !taken.includes(id);
    const added = {
      assessments: material.assessments.filter(isNew),
      returns: material.returns.filter(isNew),
    };
    const paragraphs = news({ ...material, ...added }, now);
    await addParagraphs(tx, seen.id, paragraphs, await nextPosition(tx, seen));
    const facts = { ...countedIn(material), taken: [...taken, ...takenFrom(added)] };
    // What came changes what somebody was asked to approve.
    const asked = paragraphs.length > 0 ? { askedAt: null } : {};
    await changeDraft(
      tx,
      officer,
      seen,
      { ...facts, ...asked, writers: withWriter(found.value, officer) },
      now,
    );
    return done(paragraphs.length);
  });
}

async function nextPosition(tx: Db, { id }: SeenSummary): Promise<number> {
  const [last] = await tx
    .select({ position: sql<number>`coalesce(max(${tensionSummaryParagraph.position}) + 1, 0)::int` })
    .from(tensionSummaryParagraph)
    .where(eq(tensionSummaryParagraph.summaryId, id));
  return last!.position;
}

/** Throws a draft away. */
export function discardSummary(
  db: Db,
  officer: Officer,
  seen: SeenSummary,
  now: Temporal.Instant,
): Promise<Outcome<null, DraftRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    if (!found.ok) return found;
    await tx.delete(tensionSummary).where(eq(tensionSummary.id, seen.id));
    await record(tx, officer, { operation: 'erase', entity: 'tension_summary', ids: [seen.id] }, now);
    return done(null);
  });
}

import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type BriefingDays, type DaysRefusal, refusedDays } from './days.ts';
import { type BriefingWords, writeItems } from './items.ts';
import { changeDraft, type DraftRefusal, lockDraft, type SeenBriefing } from './lock.ts';

export type EditRefusal = DraftRefusal | DaysRefusal | 'task on another day';
type Given = BriefingDays & BriefingWords;

/** Writes a draft anew. One that waited for its release waits no more: somebody else would release other words. */
export function editBriefing(
  db: Db,
  officer: Officer,
  seen: SeenBriefing,
  { coversFrom, coversTo, destroyOn, ...words }: Given,
  now: Temporal.Instant,
): Promise<Outcome<{ wasAsked: boolean }, EditRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    if (!found.ok) return found;
    const days = { coversFrom, coversTo, destroyOn };
    const reason = refusedDays(days, ukDay(now));
    if (reason) return refused(reason);
    if (words.tasks.some(({ dueOn }) => dueOn && !isWithin(dueOn, days)))
      return refused('task on another day');
    await writeItems(tx, seen.id, words);
    const writers = [...new Set([...found.value.writers, officer.id])];
    await changeDraft(tx, officer, seen, { ...days, writers, askedAt: null }, now);
    return done({ wasAsked: found.value.askedAt !== null });
  });
}

const isWithin = (day: Temporal.PlainDate, { coversFrom, coversTo }: BriefingDays): boolean =>
  Temporal.PlainDate.compare(day, coversFrom) >= 0 && Temporal.PlainDate.compare(day, coversTo) <= 0;

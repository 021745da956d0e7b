import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { briefingItem } from '#db/schema/briefings.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type BriefingRow, changeDraft, type DraftRefusal, lockDraft, type SeenBriefing } from './lock.ts';

export type ReleaseRefusal = DraftRefusal | 'not now' | 'your own' | 'over already' | 'nothing to say';

/** Asks for a second pair of eyes. A briefing without a line to use or a task has nothing to release. */
export const askForRelease = (db: Db, officer: Officer, seen: SeenBriefing, now: Temporal.Instant) =>
  step(db, seen, async (tx, draft) => {
    if (draft.askedAt) return refused('not now');
    if (isOver(draft, now)) return refused('over already');
    if (!(await saysSomething(tx, seen))) return refused('nothing to say');
    await changeDraft(tx, officer, seen, { askedAt: now, sentBackWords: null }, now);
    return done(null);
  });

/** Lets it out to those who police the area; from then on it stays as it is. Nobody releases what they wrote, or wrote in. */
export const releaseBriefing = (db: Db, officer: Officer, seen: SeenBriefing, now: Temporal.Instant) =>
  step(db, seen, async (tx, draft) => {
    if (!draft.askedAt) return refused('not now');
    if (isOver(draft, now)) return refused('over already');
    if (draft.writtenBy === officer.id || draft.writers.includes(officer.id)) return refused('your own');
    await changeDraft(tx, officer, seen, { releasedAt: now, releasedBy: officer.id }, now);
    return done(null);
  });

/** Says what is to be changed before it can be released. */
export const sendBackBriefing = (
  db: Db,
  officer: Officer,
  seen: SeenBriefing,
  { words }: { words: string },
  now: Temporal.Instant,
) =>
  step(db, seen, async (tx, draft) => {
    if (!draft.askedAt) return refused('not now');
    await changeDraft(tx, officer, seen, { askedAt: null, sentBackWords: words }, now);
    return done(null);
  });

const step = (
  db: Db,
  seen: SeenBriefing,
  take: (tx: Db, draft: BriefingRow) => Promise<Outcome<null, ReleaseRefusal>>,
): Promise<Outcome<null, ReleaseRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    return found.ok ? take(tx, found.value) : found;
  });

const isOver = ({ coversTo }: BriefingRow, now: Temporal.Instant): boolean =>
  Temporal.PlainDate.compare(coversTo, ukDay(now)) < 0;

async function saysSomething(tx: Db, { id }: SeenBriefing): Promise<boolean> {
  const said = eq(briefingItem.briefingId, id);
  const [one] = await tx.select({ id: briefingItem.id }).from(briefingItem).where(said).limit(1);
  return one !== undefined;
}

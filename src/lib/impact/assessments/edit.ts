import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import type { Texts } from './fields.ts';
import { changeDraft, type DraftRefusal, lockDraft, type SeenDraft, writersWith } from './lock.ts';

/** Writes some boxes of a draft anew. One that waited for approval waits no more: it would be approved unread. */
export function editImpact(
  db: Db,
  officer: Officer,
  seen: SeenDraft,
  texts: Partial<Texts>,
  now: Temporal.Instant,
): Promise<Outcome<{ wasAsked: boolean }, DraftRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    if (!found.ok) return found;
    const { draft } = found.value;
    const set = { ...texts, writers: writersWith(draft, officer), askedAt: null };
    await changeDraft(tx, officer, draft, set, now);
    return done({ wasAsked: draft.askedAt !== null });
  });
}

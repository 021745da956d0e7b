import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import {
  changeVersion,
  type DraftRefusal,
  inCampaign,
  type SeenDraft,
  unchangedDraft,
  written,
} from './lock.ts';
import type { EqualityField } from './words.ts';

/** Writes what a draft means for equality. It can be saved in parts; approval needs all of it. */
export const writeEquality = (
  db: Db,
  officer: Officer,
  seen: SeenDraft,
  said: Readonly<Record<EqualityField, string | null>>,
  now: Temporal.Instant,
): Promise<Outcome<null, DraftRefusal>> =>
  inCampaign<null, DraftRefusal>(db, seen.id, async (tx) => {
    const draft = await unchangedDraft(tx, seen);
    if (!draft.ok) return draft;
    await changeVersion(tx, officer, draft.value, { ...said, ...written(draft.value, officer) }, now);
    return done(null);
  });

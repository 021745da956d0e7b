import type { Db } from '#db/client.ts';
import { draft } from '#db/schema/drafts.ts';
import type { Officer } from '#lib/actor.ts';

type Typed = Record<string, string | string[]>;

/** Keeps what somebody has typed so far; only they see it, and sending the form takes it away. */
export async function saveDraft(
  db: Db,
  officer: Officer,
  { form, formToken, typed }: { form: string; formToken: string; typed: Typed },
  now: Temporal.Instant,
): Promise<void> {
  await db
    .insert(draft)
    .values({ officerId: officer.id, form, formToken, typed, savedAt: now })
    .onConflictDoUpdate({
      target: [draft.officerId, draft.form, draft.formToken],
      set: { typed, savedAt: now },
    });
}

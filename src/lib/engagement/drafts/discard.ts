import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { draft } from '#db/schema/drafts.ts';
import type { Officer } from '#lib/actor.ts';
import type { Draft } from './find.ts';

/** Throws away a draft of whoever asks; one that is gone already stays gone. */
export async function discardDraft(db: Db, officer: Officer, id: Draft['id']): Promise<void> {
  await db.delete(draft).where(and(eq(draft.id, id), eq(draft.officerId, officer.id)));
}

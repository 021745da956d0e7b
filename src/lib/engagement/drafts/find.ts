import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { draft } from '#db/schema/drafts.ts';
import type { Officer } from '#lib/actor.ts';

export type Draft = typeof draft.$inferSelect;

/** A draft of whoever asks; null for any other. */
export async function findDraft(db: Db, officer: Officer, id: Draft['id'] | null): Promise<Draft | null> {
  if (!id) return null;
  const [row] = await db
    .select()
    .from(draft)
    .where(and(eq(draft.id, id), eq(draft.officerId, officer.id)));
  return row ?? null;
}

/** The draft of one form of whoever asks, as it was last saved; null where there is none. */
export async function findDraftOf(
  db: Db,
  officer: Officer,
  { form, formToken }: Pick<Draft, 'form' | 'formToken'>,
): Promise<Draft | null> {
  const [row] = await db
    .select()
    .from(draft)
    .where(and(eq(draft.officerId, officer.id), eq(draft.form, form), eq(draft.formToken, formToken)));
  return row ?? null;
}

/** What somebody has begun on one form and not sent, latest first. */
export const listDrafts = (db: Db, officer: Officer, form: string): Promise<Draft[]> =>
  db
    .select()
    .from(draft)
    .where(and(eq(draft.officerId, officer.id), eq(draft.form, form)))
    .orderBy(desc(draft.savedAt))
    .limit(20);

import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { draft } from '#db/schema/drafts.ts';
import { engagement } from '#db/schema/engagements.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type TypedDraft = Record<string, string | string[]>;

/** What an open form sends to be kept. */
export type DraftGiven = {
  form: string;
  formToken: string;
  typed: TypedDraft;
  /** How often the draft had been saved when this open form last knew; 0 before it was. */
  saw?: number | undefined;
  /** Which open form this is: it may always go on from what it saved itself, also where the answer was lost. */
  from?: string | undefined;
  /** When it sent this, by a clock that only it knows: what comes late is older than what stands. */
  turn?: number | undefined;
};
export type SavedDraft = { id: typeof draft.$inferSelect.id; sequence: number };
export type SavingRefusal = 'changed elsewhere' | 'sent already';

/**
 * Keeps what somebody has typed so far; only they see it, and sending the form takes it away. Sent again, it is kept
 * once. What another device has saved meanwhile is never written over.
 */
export function saveDraft(
  db: Db,
  officer: Officer,
  given: DraftGiven,
  now: Temporal.Instant,
): Promise<Outcome<SavedDraft, SavingRefusal>> {
  return db.transaction(async (tx) => {
    const { form, formToken, typed, from: savedFrom = '', turn: savedTurn = 0 } = given;
    const values = { officerId: officer.id, form, formToken, typed, savedAt: now, savedFrom, savedTurn };
    if (await isSent(tx, formToken)) return refused('sent already');
    const [added] = await tx
      .insert(draft)
      .values(values)
      .onConflictDoNothing({ target: [draft.officerId, draft.form, draft.formToken] })
      .returning({ id: draft.id, sequence: draft.sequence });
    return added ? done(added) : saveOver(tx, officer, given, now);
  });
}

const isSent = async (tx: Db, formToken: string): Promise<boolean> =>
  (await tx.$count(engagement, eq(engagement.formToken, formToken))) > 0;

async function saveOver(
  tx: Db,
  officer: Officer,
  { form, formToken, typed, saw = 0, from = '', turn }: DraftGiven,
  now: Temporal.Instant,
): Promise<Outcome<SavedDraft, SavingRefusal>> {
  const [known] = await tx
    .select()
    .from(draft)
    .where(and(eq(draft.officerId, officer.id), eq(draft.form, form), eq(draft.formToken, formToken)))
    .for('update');
  if (!known) return refused('sent already');
  const { id, sequence } = known;
  if (isDeepStrictEqual(known.typed, typed)) return done({ id, sequence });
  const isOurs = known.savedFrom === from;
  if (isOurs && turn !== undefined && turn < known.savedTurn) return done({ id, sequence });
  if (!isOurs && sequence !== saw) return refused('changed elsewhere');
  const next = {
    typed,
    savedAt: now,
    savedFrom: from,
    savedTurn: turn ?? known.savedTurn,
    sequence: sequence + 1,
  };
  await tx.update(draft).set(next).where(eq(draft.id, id));
  return done({ id, sequence: next.sequence });
}

/** Keeps a draft that stands against another as one of its own, under a token that the same words always get. */
export async function saveBeside(
  db: Db,
  officer: Officer,
  { form, formToken, typed }: Pick<DraftGiven, 'form' | 'formToken' | 'typed'>,
  now: Temporal.Instant,
): Promise<SavedDraft | null> {
  const own = await tokenOf(formToken, typed);
  const apart = { form, formToken: own, typed: { ...typed, formToken: own }, from: own };
  const outcome = await saveDraft(db, officer, apart, now);
  return outcome.ok ? outcome.value : null;
}

// A version 8 UUID made of what it stands for: sent again because an answer was lost, it is the same draft.
async function tokenOf(formToken: string, typed: TypedDraft): Promise<string> {
  const words = new TextEncoder().encode(JSON.stringify([formToken, Object.entries(typed).sort()]));
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', words)).toString('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

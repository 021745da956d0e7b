import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { engagement } from '#db/schema/engagements.ts';
import type { Officer } from '#lib/actor.ts';
import { type DraftGiven, saveBeside, saveDraft } from './save.ts';

/** What became of a note that a phone had kept: a draft, a draft of its own beside another, or nothing new. */
export type KeptVerdict = 'saved' | 'beside' | 'sent';

/**
 * Takes a note that a phone kept while it had no connection, as often as it is sent.
 *
 * @param keptAt when it was last typed in, by the phone's stopwatch
 */
export async function takeKept(
  db: Db,
  officer: Officer,
  { keptAt, ...given }: DraftGiven & { keptAt: Temporal.Instant },
  now: Temporal.Instant,
): Promise<KeptVerdict> {
  const outcome = await saveDraft(db, officer, given, now);
  if (outcome.ok) return 'saved';
  if (outcome.reason === 'sent already' && !(await isLater(db, officer, given.formToken, keptAt)))
    return 'sent';
  await saveBeside(db, officer, given, now);
  return 'beside';
}

// Typed on after the form was sent from elsewhere: that is nowhere else. Where the text was erased nothing comes back.
async function isLater(
  db: Db,
  officer: Officer,
  formToken: string,
  keptAt: Temporal.Instant,
): Promise<boolean> {
  const [sent] = await db
    .select({ recordedAt: engagement.recordedAt, summary: engagement.summary })
    .from(engagement)
    .where(and(eq(engagement.formToken, formToken), eq(engagement.officerId, officer.id)));
  if (!sent || sent.summary === '') return false;
  return Temporal.Instant.compare(keptAt, sent.recordedAt) > 0;
}

import type { Officer } from '#lib/actor.ts';
import type { EngagementGiven } from '#lib/engagement/given.ts';
import { logEngagement, type Logged, type LogRefusal } from '#lib/engagement/log.ts';
import type { Outcome } from '#lib/outcome.ts';
import { noteOverride } from '#lib/privacy/note-override.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { notePast } from '../../_text-check.ts';
import { type Locals, type Where, wishOf } from './where.ts';

export type Beside = {
  where: Where;
  /** Why somebody was in touch who was asked not to be. */
  why: string | undefined;
  /** Why a text should stay that the check had noticed. */
  reason: string | undefined;
  seen: { concerns: readonly Concern[] };
};

/** Writes the engagement, and in the same transaction what a supervisor is to read about it. */
export function write(
  { db, now }: Locals,
  officer: Officer,
  given: EngagementGiven & { formToken: string },
  beside: Beside,
): Promise<Outcome<Logged, LogRefusal>> {
  return db.transaction(async (tx) => {
    const outcome = await logEngagement(tx, officer, given, now);
    if (outcome.ok && outcome.value.isNew) await noteBeside(tx, outcome.value.id, beside, now);
    return outcome;
  });
}

/** Puts into the supervisor's queue that a text stayed, and that somebody was in touch against a wish. */
export async function noteBeside(
  tx: Locals['db'],
  entityId: string,
  { where, why, reason, seen }: Beside,
  now: Temporal.Instant,
): Promise<void> {
  const about = { form: 'engagement', entity: 'engagement', entityId };
  await notePast(tx, { ...about, reason }, seen.concerns, now);
  const wish = wishOf(where.institution, now);
  if (wish && why) await noteOverride(tx, { ...about, findings: [`contact ${wish}`], reason: why }, now);
}

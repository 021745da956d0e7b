import type { subscriberImport } from '#db/schema/newsletter-imports.ts';

/** How long an import can be taken back, in days: as long as its addresses are kept. */
export const undoDays = 30;

type Run = Pick<typeof subscriberImport.$inferSelect, 'state' | 'sentAt'>;

/** Until when an import can be taken back; null where it cannot. */
export function undoUntil({ state, sentAt }: Run, now: Temporal.Instant): Temporal.Instant | null {
  const until = sentAt.add({ hours: 24 * undoDays });
  return state === 'written' && Temporal.Instant.compare(now, until) < 0 ? until : null;
}

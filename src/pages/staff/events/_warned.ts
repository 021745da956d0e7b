import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { eventWarnings, type EventWarning, markOf, type MeantEvent } from '#lib/calendar/events/warnings.ts';

/** The warnings of an event as the hidden field of its form remembers them: of others it is warned anew. */
export const marksOf = (warnings: readonly EventWarning[]): string => warnings.map(markOf).sort().join(' ');

/** What the reader is to be told before an event is written; null where there is nothing, or they were told already. */
export async function warningsLeft(
  { db, now }: Pick<AstroGlobal['locals'], 'db' | 'now'>,
  officer: Officer,
  meant: MeantEvent,
  knows: string,
): Promise<readonly EventWarning[] | null> {
  const warnings = await eventWarnings(db, officer.id, meant, now);
  const known = new Set(knows.split(' '));
  return warnings.every((one) => known.has(markOf(one))) ? null : warnings;
}

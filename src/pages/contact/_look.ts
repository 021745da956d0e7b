import { atPeople, lookThrough } from '#lib/guard/look-through.ts';
import { hasTerrorReport } from '#lib/guard/observations.ts';
import type { Mistakes } from '#lib/web/form.ts';

/** What a message is stopped for: words about a person somebody is worried about, or about an act of terrorism. */
export type Stop = 'person' | 'terrorism';

/** Looks at a message before it is sent: what has to come out of it, and whether another route is the right one. */
export function lookAt(words: string): { mistakes: Mistakes; stop: Stop | null } {
  const { mistakes, concerns } = lookThrough({ words }, atPeople);
  const isWorry = concerns.some(({ finding }) => finding === 'worry about a person');
  if (hasTerrorReport(words)) return { mistakes, stop: 'terrorism' };
  return { mistakes, stop: isWorry ? 'person' : null };
}

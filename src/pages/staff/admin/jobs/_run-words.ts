import { entities, entitiesWords } from '#lib/audit/entity-words.ts';
import { isCutShort, type Run } from '#lib/jobs/list.ts';
import { time, date } from '#lib/dates.ts';

type State = { text: string; tone: 'plain' | 'grey' | 'error' | 'warm' };

/** How a run stands, in a word. */
export function runState(run: Run | null, now: Temporal.Instant): State {
  if (!run) return { text: 'Not run yet', tone: 'grey' };
  if (run.failure) return { text: 'Failed', tone: 'error' };
  if (isCutShort(run, now)) return { text: 'Cut short', tone: 'error' };
  return run.finishedAt ? { text: 'Done', tone: 'plain' } : { text: 'Running', tone: 'warm' };
}

/** "4 reminders, 1 booking", or why it failed. */
export function whatCameOfIt(run: Run, now: Temporal.Instant): string {
  if (run.failure) return run.failure;
  if (isCutShort(run, now)) return 'It began and was stopped before its end. The next run does what is left.';
  if (!run.finishedAt) return 'Under way.';
  const counts = Object.entries(run.counts ?? {});
  if (counts.length === 0) return 'Finished.';
  const counted = counts.filter(([, count]) => count > 0);
  if (counted.length === 0) return 'Nothing to do.';
  return counted.map(([noun, count]) => countWords(noun, count)).join(', ');
}

// Purges count by table, other jobs by a plain word in the plural.
function countWords(noun: string, count: number): string {
  if (entities.includes(noun) && !noun.endsWith('s')) return entitiesWords(noun, count);
  const word = noun.replaceAll('_', ' ');
  return `${count.toLocaleString('en-GB')} ${count === 1 ? word.replace(/s$/, '') : word}`;
}

/** "3:15am on 4 December 2026" */
export const when = (at: Temporal.Instant): string => `${time(at)} on ${date(at)}`;

/** "took 4 seconds"; nothing for a run that is not over. */
export function tookWords({ startedAt, finishedAt }: Run): string {
  if (!finishedAt) return '';
  const seconds = Math.round(finishedAt.since(startedAt).total('seconds'));
  if (seconds < 1) return 'took less than a second';
  if (seconds === 1) return 'took 1 second';
  return seconds < 120 ? `took ${seconds} seconds` : `took ${Math.round(seconds / 60)} minutes`;
}

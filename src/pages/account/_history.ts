import type { APIContext } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { actorWords, entryWords } from '#lib/audit/entry-words.ts';
import { type AccessEntry, entriesBy, officerNames } from '#lib/audit/find-entries.ts';
import { entriesByOthers } from '#lib/audit/looks-by-others.ts';
import { day, time } from '#lib/dates.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

type Page = Pick<APIContext, 'url' | 'locals'>;

export type Line = { at: string; words: string; reason: string | null };

/** What the reader did, or what others did with their account, one page of it in words. */
export async function ownHistory({ url, locals }: Page, officer: Officer) {
  const { db } = locals;
  const isOthers = url.searchParams.get('by') === 'others';
  const after = whole(url.searchParams.get('after'));
  const { rows, hasMore } = isOthers
    ? await entriesByOthers(db, { entity: 'officer', id: officer.id }, after)
    : await entriesBy(db, officer.id, after);
  const names = isOthers
    ? await officerNames(
        db,
        rows.map(({ actorId }) => actorId),
      )
    : new Map<string, string>();
  const who = (entry: AccessEntry) => (isOthers ? actorWords(entry, names) : 'You');
  const to = (more: { after?: number | undefined }) =>
    withQuery(paths.accountHistory, { by: isOthers ? 'others' : null, ...more });
  return {
    isOthers,
    lines: rows.map((entry) => line(entry, who(entry))),
    newest: after === null ? undefined : to({}),
    next: hasMore ? to({ after: rows.at(-1)?.id }) : undefined,
  };
}

const line = (entry: AccessEntry, who: string): Line => ({
  at: `${day(entry.at)}, ${time(entry.at)}`,
  words: entryWords(entry, who),
  reason: entry.reason,
});

const whole = (text: string | null): number | null => (text && /^\d{1,15}$/.test(text) ? Number(text) : null);

import type { AstroGlobal } from 'astro';
import { sessionChoices } from '#lib/training/sessions/filters.ts';
import { listSessions, modeNamed, type SessionFilter } from '#lib/training/sessions/list.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

/** Reads what the reader asked for from the address: anything unknown is left out. */
export function filterOf(query: URLSearchParams): SessionFilter {
  const word = (name: string) => query.get(name)?.slice(0, 80) || undefined;
  return { sector: word('sector'), district: word('district'), mode: modeNamed(query.get('mode')) };
}

/** One page of sessions with the choices to narrow it by and the addresses of the pages around it. */
export async function listing({ locals, url }: AstroGlobal) {
  const { db, now } = locals;
  const filter = filterOf(url.searchParams);
  const cursor = {
    after: url.searchParams.get('after') ?? undefined,
    before: url.searchParams.get('before') ?? undefined,
  };
  const [page, choices] = await Promise.all([listSessions(db, filter, cursor, now), sessionChoices(db, now)]);
  const at = (place: { after?: string | undefined; before?: string | undefined }) =>
    withQuery(paths.training, { ...filter, ...place });
  const [first, last] = [page.rows[0], page.rows.at(-1)];
  return {
    ...page,
    filter,
    choices,
    isNarrowed: Object.values(filter).some((value) => value !== undefined),
    previous: page.hasPrevious && first ? at({ before: first.reference }) : undefined,
    next: page.hasNext && last ? at({ after: last.reference }) : undefined,
  };
}

/** "1 session", "112 sessions", "more than 1,000 sessions". */
export const countWords = ({ count, isCapped }: { count: number; isCapped: boolean }): string => {
  if (isCapped) return 'More than 1,000 sessions';
  return count === 1 ? '1 session' : `${count} sessions`;
};

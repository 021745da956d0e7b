import type { AstroGlobal } from 'astro';
import { byLanguage, choicesFor, filtered, type ResourceFilter } from '#lib/campaigns/resources/filter.ts';
import { readLanguage } from '#lib/campaigns/languages.ts';
import { publishedResources } from '#lib/campaigns/resources/public-list.ts';
import { audiences, kinds, topics } from '#lib/campaigns/resources/words.ts';
import { partOfList } from '#lib/web/part-of-list.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

/** What the address asks for; what no list knows is not asked for. */
export function filterOf(query: URLSearchParams): ResourceFilter {
  const one = <Code extends string>(name: string, codes: readonly Code[]) =>
    codes.find((code) => code === query.get(name)) ?? null;
  return {
    words: (query.get('words') ?? '').trim().slice(0, 100),
    audience: one('audience', audiences),
    topic: one('topic', topics),
    kind: one('format', kinds),
    language: readLanguage(query.get('language')),
  };
}

/** The address of the list for a filter. */
export const listPath = ({ words, audience, topic, kind, language }: ResourceFilter): string =>
  withQuery(paths.resources, { words, audience, topic, format: kind, language });

// Cards with pictures: a phone in poor signal does not wait for more.
const mostAtOnce = 60;

/** The list as the address asks for it. */
export async function openResources({ locals: { db, now }, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const all = await publishedResources(db, now);
  const filter = filterOf(url.searchParams);
  const rows = filtered(all, filter);
  const isNarrowed = Object.values(filter).some(Boolean);
  const inOrder = byLanguage(rows).flatMap((group) => group.rows);
  const part = partOfList(inOrder, url, mostAtOnce);
  const groups = byLanguage(part.rows);
  return { all, rows, groups, part, filter, choices: choicesFor(all, filter), isNarrowed };
}
export type OpenResources = Awaited<ReturnType<typeof openResources>>;

import type { AstroGlobal } from 'astro';
import { listResources, resourceLists } from '#lib/campaigns/resources/list.ts';
import { partOfList } from '#lib/web/part-of-list.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { listWords } from './_words.ts';

/** The list that the address asks for, with how many stand in each. */
export async function openList({ locals: { db, now }, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const list = resourceLists.find((one) => one === url.searchParams.get('list')) ?? 'all';
  const { rows, counts } = await listResources(db, list, now);
  const tabs = resourceLists.map((one) => ({
    href: withQuery(paths.staff.resources, { list: one === 'all' ? null : one }),
    text: `${listWords[one]} (${counts[one]})`,
    isCurrent: one === list,
  }));
  return { list, part: partOfList(rows, url, 100), tabs };
}

import { eventLists } from '#lib/calendar/term-lists.ts';
import { engagementLists } from '#lib/engagement/term-lists.ts';
import { newsletterLists } from '#lib/newsletters/term-lists.ts';
import { commsLists } from '#lib/impact/term-lists.ts';
import type { TermList } from '#lib/terms/list.ts';

/** Every closed list that an administrator keeps, by the word for it in an address. */
export const lists: Readonly<Record<string, TermList>> = {
  ...engagementLists,
  ...eventLists,
  ...commsLists,
  ...newsletterLists,
};

/** The list that an address names; null where there is none. */
export const listNamed = (name: string | undefined): TermList | null =>
  name !== undefined && Object.hasOwn(lists, name) ? (lists[name] ?? null) : null;

import type { IssueFilter } from '#db/schema/newsletter-issues.ts';
import { date } from '#lib/dates.ts';
import type { Offered } from '#lib/newsletters/subscribers/choices.ts';

/** Who a filter means, in a line a group. */
export function filterWords(filter: IssueFilter, offered: Offered): string[] {
  if (!('all' in filter)) return [asLine(sentence(filter, offered))];
  if (filter.all.length === 0) return ['Everybody who confirmed'];
  return filter.all.map((part, index) => asLine(`${index === 0 ? '' : 'and '}${sentence(part, offered)}`));
}

const asLine = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function sentence(filter: IssueFilter, offered: Offered): string {
  if ('any' in filter) return filter.any.map((one) => sentence(one, offered)).join(', or ');
  if ('all' in filter) return filter.all.map((one) => sentence(one, offered)).join(', and ');
  if ('not' in filter) return `not ${sentence(filter.not, offered)}`;
  if ('confirmedSince' in filter)
    return `confirmed since ${date(Temporal.PlainDate.from(filter.confirmedSince))}`;
  if ('topic' in filter) return `hears about “${labelOf(offered.topics, filter.topic)}”`;
  if ('sector' in filter) return `works in ${labelOf(offered.sectors, filter.sector)}`;
  return `in ${offered.areas.find(({ id }) => id === filter.area)?.name ?? 'an area of before'}`;
}

const labelOf = (all: readonly { code: string; label: string }[], code: string): string =>
  all.find((one) => one.code === code)?.label ?? 'one of before';

import type { IssueFilter } from '#db/schema/newsletter-issues.ts';
import { readFilter } from './filter.ts';

/** One line of the form: in which group, is or is not, and what. Within a group one is enough; every group counts. */
export type Rule = { group: number; isNot: boolean; what: string };

export const groups = [1, 2, 3, 4] as const;

/** A filter from the lines of a form; what says nothing is left out. */
export function filterOf(rules: readonly Rule[]): IssueFilter {
  const all = groups.flatMap((group) => {
    const any = rules
      .filter((rule) => rule.group === group && rule.what !== '')
      .flatMap(({ isNot, what }) => {
        const one = conditionNamed(what);
        return one ? [isNot ? { not: one } : one] : [];
      });
    return any.length > 0 ? [{ any }] : [];
  });
  return { all };
}

/** The lines of a form from a filter that such a form made. */
export function rulesOf(filter: IssueFilter): Rule[] {
  if (!('all' in filter)) return [];
  return filter.all.flatMap((part, index) =>
    ('any' in part ? part.any : [part]).map((one) => ({ group: index + 1, ...lineOf(one) })),
  );
}

function lineOf(one: IssueFilter): Omit<Rule, 'group'> {
  if ('not' in one) return { ...lineOf(one.not), isNot: true };
  const [[name, value] = ['', '']] = Object.entries(one) as [string, string][];
  return { isNot: false, what: `${name}:${value}` };
}

function conditionNamed(what: string): IssueFilter | null {
  const [, name, value] = /^(topic|area|sector|confirmedSince):(.+)$/.exec(what) ?? [];
  // A form can be sent with anything in it.
  return name && value ? readFilter({ [name]: value }) : null;
}

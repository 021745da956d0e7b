import { datesOfYear } from './reckoned/of-year.ts';

type Known = {
  kind: string;
  title: string;
  startsOn: Temporal.PlainDate;
  /** Whether somebody typed it in. */
  isTyped: boolean;
};

const byYear = new Map<number, ReadonlySet<string>>();
const key = ({ kind, title, startsOn }: Omit<Known, 'isTyped'>) => [kind, title, startsOn].join('|');

function rulesOf(year: number): ReadonlySet<string> {
  const known = byYear.get(year);
  if (known) return known;
  // What was laid beside a published table can be corrected from a better one; a rule cannot.
  const keys = new Set(
    datesOfYear(year)
      .filter(({ checkedOn }) => !checkedOn)
      .map(key),
  );
  byYear.set(year, keys);
  return keys;
}

/** Whether a date follows from a rule, so that there is nothing in it to correct. */
export const isReckoned = (one: Known): boolean => !one.isTyped && rulesOf(one.startsOn.year).has(key(one));

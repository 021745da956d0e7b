/** What is known of an area, put together from the rooms that know it. */
export type AreaKnown = {
  area: string;
  facts: readonly { label: string; value: string; source: string; asOf: string }[];
  institutions: readonly { type: string; institutions: number }[];
  level: string;
  dates: readonly { when: string; what: string }[];
  asOf: string;
};

const mostTypes = 8;
const mostDates = 6;

/** The same as paragraphs that an assessment begins with, each with its source and day. */
export function areaParagraphs({ area, facts, institutions, level, dates, asOf }: AreaKnown): string {
  const types = institutions
    .toSorted((one, other) => other.institutions - one.institutions || one.type.localeCompare(other.type))
    .slice(0, mostTypes)
    .map(({ type, institutions: count }) => `${type} ${count.toLocaleString('en-GB')}`);
  const known = facts.map((one) => `${one.label}: ${one.value} (${one.source}, dated ${one.asOf}).`);
  const coming = dates.slice(0, mostDates).map(({ when, what }) => `${when}: ${what}.`);
  return [
    `${area}, as known on ${asOf}.`,
    `Tension level: ${level}.`,
    types.length > 0
      ? `Institutions we know there: ${types.join(', ')}.`
      : 'We know no institution there yet.',
    ...(known.length > 0 ? [known.join('\n')] : []),
    ...(coming.length > 0 ? [`Dates that matter in the next four weeks:\n${coming.join('\n')}`] : []),
  ].join('\n\n');
}

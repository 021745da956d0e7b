const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const patterns = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T ].*)?$/,
  /^(?<day>\d{1,2})[/. -](?<month>\d{1,2})[/. -](?<year>\d{4}|\d{2})(?: .*)?$/,
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?[ -](?<name>[a-z]{3,9})\.?,?[ -](?<year>\d{4}|\d{2})$/i,
];

/** A day as people and spreadsheets write it in this country, the day first; else what is wrong with it. */
export function readDay(text: string): Temporal.PlainDate | string {
  if (/^[2-7]\d{4}(\.\d+)?$/.test(text))
    return `“${text}” is a date as the spreadsheet keeps it inside: format the column as a date, or write 1 April 2027`;
  const parts = patterns.map((pattern) => pattern.exec(text)?.groups).find((found) => found !== undefined);
  const month = parts?.['name']
    ? months.indexOf(parts['name'].slice(0, 3).toLowerCase()) + 1
    : Number(parts?.['month']);
  const wrong = `“${shortened(text)}” is no date: write it like 1 April 2027`;
  if (!parts || !month) return wrong;
  try {
    const given = { year: fullYear(parts['year']!), month, day: Number(parts['day']) };
    return Temporal.PlainDate.from(given, { overflow: 'reject' });
  } catch {
    return wrong;
  }
}

const fullYear = (year: string): number =>
  year.length === 4 ? Number(year) : Number(year) + (Number(year) > 50 ? 1900 : 2000);

/** So much of a cell as a sentence can quote. */
export const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

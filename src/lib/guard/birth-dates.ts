// Younger people are in no training, and later dates are those of sessions.
const firstYear = 1920;
const lastYear = 2022;

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const written = [
  /(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01]) ?([/.-]) ?(?:0?[1-9]|1[0-2]) ?\1 ?(?<year>(?:19|20)\d\d|\d\d)(?![\d/.-]\d|\d)/g,
  /(?<![\d/.-])(?<year>(?:19|20)\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/g,
  new RegExp(
    `\\b(?:[12]?\\d|3[01])(?:st|nd|rd|th)?(?: of)? (?:${months})\\.?,? (?<year>(?:19|20)\\d\\d)\\b`,
    'gi',
  ),
  new RegExp(`\\b(?:${months})\\.? (?:[12]?\\d|3[01])(?:st|nd|rd|th)?,? (?<year>(?:19|20)\\d\\d)\\b`, 'gi'),
];
const named = [
  /\b(?:d\.?o\.?b\b|date of birth|birth ?date)[^\n]{0,20}?\d/i,
  /\b(?:born|birthday)\b(?: (?:on|in|is|the|was)){0,2}:? (?:the )?(?:\d|[a-z]{3,9} \d)/i,
];

// Dates that a booking may well mention.
const ofThings =
  /\b(?:train(?:ed|ing)|complet\w{1,6}|issued|expir\w{1,4}|attended|dated|updated|reviewed|review|version|policy|certificate|since|founded|opened|dbs|inspect\w{1,4}|ofsted)\b[^.\n]{0,30}$/i;

/** Whether a text holds a date of birth, or a date that could be one. */
export const hasBirthDate = (text: string): boolean =>
  named.some((pattern) => pattern.test(text)) ||
  written.some((pattern) => [...text.matchAll(pattern)].some((found) => couldBeBirth(found, text)));

function couldBeBirth({ index, groups }: RegExpMatchArray, text: string): boolean {
  const year = fullYear(Number(groups?.['year']));
  const before = text.slice(Math.max(0, (index ?? 0) - 60), index);
  return year >= firstYear && year <= lastYear && !ofThings.test(before);
}

const fullYear = (year: number): number => (year > 99 ? year : year > 29 ? 1900 + year : 2000 + year);

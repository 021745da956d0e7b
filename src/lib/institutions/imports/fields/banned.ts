import type { ImportKind, LeftOut } from '#db/schema/imports.ts';
import { type Finding, checkText } from '#lib/guard/check.ts';
import { headingWords } from './heading.ts';

type Ban = { words: RegExp; what: string; only?: ImportKind };

// What no list of ours may hold about a person. Of a body some of these say something else: a mosque has a faith.
const bans: readonly Ban[] = [
  { words: /\b(d ?o ?b|birth ?(date|day)?|born)\b/, what: 'dates of birth' },
  { words: /\bage\b/, what: 'dates of birth', only: 'contacts' },
  { words: /\bethnic|\brace\b|\bnationalit|\bcountry of (birth|origin)\b/, what: 'ethnicity or nationality' },
  { words: /\breligi|\bfaith\b|\bbelief|\bdenominat/, what: 'religion or belief' },
  { words: /\bideolog|\bpolitic|\bextremis|\bradicali|\bsympath/, what: 'ideology or opinion' },
  { words: /\brisk\b|\bthreat|\bvulnerab|\bscor(e|ing)\b|\brag\b|\bconcerns?\b/, what: 'scores or risk' },
  { words: /\bassociates?\b|\bfamily members?\b|\brelatives?\b/, what: 'associates or family' },
  { words: /\balias|\baka\b|\balso known as\b|\bnicknames?\b/, what: 'aliases', only: 'contacts' },
  { words: /\bvehicle|\bvrm\b|\b(car|number) ?(reg|plate)|\breg(istration)? (mark|plate)/, what: 'vehicles' },
  {
    words:
      /\b(handle|user ?name|screen name|twitter|facebook|instagram|tik ?tok|snapchat|telegram|social media|linkedin)\b/,
    what: 'accounts on social media',
    only: 'contacts',
  },
  { words: /\bgender\b|\bsex\b|\bsexual|\borientation\b|\bmarital\b/, what: 'sex or sexuality' },
  { words: /\bdisab|\bhealth condition|\bmedical\b|\bnhs (number|no)\b/, what: 'health', only: 'contacts' },
  {
    words: /\bnational insurance\b|\bni (number|no)\b|\bpassport\b|\bhome (address|phone|tel|post)/,
    what: 'private details',
  },
  {
    words: /\bconviction|\boffen[cd]|\bcrimin|\bpnc\b|\bcrn\b|\bnominal\b|\bcase (number|ref)/,
    what: 'case records',
  },
];

/** Why a column may not be read, by its heading; null where it may. */
export const bannedByName = (kind: ImportKind, heading: string): string | null =>
  bans.find(({ words, only }) => (!only || only === kind) && words.test(headingWords(heading)))?.what ?? null;

const ofFindings: Partial<Record<Finding, string>> = {
  'date of birth': 'dates of birth',
  vehicle: 'vehicles',
  handle: 'accounts on social media',
  'worry about a person': 'worries about people',
};

const religion =
  /^(no religion|muslim|islam|christian(ity)?|(roman )?catholic|church of england|sikh(ism)?|hindu(ism)?|jewish|judaism|buddhis[tm]|atheist|agnostic|jedi)$/i;
const ethnicity =
  /^((white|black|asian|mixed|any other)\b.{0,40}\b(british|irish|background|african|caribbean|asian|pakistani|indian|bangladeshi|chinese)|(white|black|asian|mixed|chinese|arab|gypsy|roma|pakistani|bangladeshi|indian|african|caribbean))$/i;
const ideology =
  /^(islamist|(extreme |far )?(right|left)[ -]?wing|far (right|left)|(mixed|unclear|unstable).{0,20}ideolog(y|ies)|incel|anarchist)$/i;
const score = /^(high|medium|low|red|amber|green|moderate)( risk)?$/i;

const ofPeople: readonly [RegExp, string][] = [
  [religion, 'religion or belief'],
  [ethnicity, 'ethnicity or nationality'],
  [ideology, 'ideology or opinion'],
  [score, 'scores or risk'],
];

/** What a cell holds that no list of ours may, whatever its heading says; null where it holds nothing of that. */
export function bannedInCell(kind: ImportKind, text: string): string | null {
  const plain = text.trim();
  // A day by itself is one on which something began, unless nobody in post could have been born later.
  if (isDay(plain)) return kind === 'contacts' && yearOf(plain) < 2009 ? 'dates of birth' : null;
  const found = mayHold.test(plain)
    ? checkText(plain, ['phone number']).map((one) => ofFindings[one])[0]
    : null;
  if (found) return found;
  return kind === 'contacts' ? (ofPeople.find(([words]) => words.test(plain))?.[1] ?? null) : null;
}

// The rules take microseconds each, and most cells are a name or a number: only what could hold something is asked.
const mayHold = /\d.*\d|@|.{60}|: /;
const isDay = (text: string): boolean =>
  /^\d{1,4}[/. -](\d{1,2}|[A-Za-z]{3,9})[/. -]\d{1,4}([T ][\d:.]+Z?)?$/.test(text);
const yearOf = (text: string): number => Number(/(?<!\d)(?:19|20)\d\d/.exec(text)?.[0] ?? 2026);

/** So many cells of a column must hold it before the whole column is taken for it. */
const share = 0.3;

/** What a column holds that may not be read, by some of its cells; null where it may be read. */
export function bannedByContent(kind: ImportKind, heading: string, cells: readonly string[]): string | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const isSince = /\b(since|from|start|began|until|end)\b/.test(headingWords(heading));
  const asked = filled.filter((cell) => !(isSince && isDay(cell.trim())));
  const found = Map.groupBy(asked, (cell) => bannedInCell(kind, cell));
  const worst = [...found].find(([what, same]) => what && same.length >= filled.length * share);
  return worst?.[0] ?? null;
}

/** The columns of a file that may not be read, each with what it holds. */
export const columnsLeftOut = (
  kind: ImportKind,
  headings: readonly string[],
  cellsOf: (index: number) => readonly string[],
): LeftOut[] =>
  headings.flatMap((heading, index) => {
    const because = bannedByName(kind, heading) ?? bannedByContent(kind, heading, cellsOf(index));
    return because ? [{ heading, because }] : [];
  });

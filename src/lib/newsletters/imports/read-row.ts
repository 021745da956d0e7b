import type { AreaId } from '#db/schema/areas.ts';
import type { ImportedChoices, ImportProblem } from '#db/schema/newsletter-imports.ts';
import type { SheetRow } from '#lib/tables/sheet.ts';
import { type ColumnsAt, type ImportColumn, importColumns } from './columns.ts';
import type { ChoiceNames } from './choice-names.ts';
import { dayIn } from './read-day.ts';

/** What is said of a list as a whole, for rows that do not say it themselves. */
export type OfAll = {
  topics: readonly string[];
  source: string;
  agreedOn: Temporal.PlainDate | null;
  words: string;
};
export type ReadingDesk = {
  columns: ColumnsAt;
  names: ChoiceNames;
  ofAll: OfAll;
  today: Temporal.PlainDate;
};

/** A row as it was read, and why it is not taken; null where nothing speaks against it. */
export type ReadRow = {
  line: number;
  email: string | null;
  chosen: ImportedChoices;
  source: string | null;
  agreedOn: Temporal.PlainDate | null;
  words: string | null;
  problem: ImportProblem | null;
  /** The cells as they were typed, but for blank ones. */
  typed: Readonly<Partial<Record<ImportColumn, string>>>;
};

/** How old an agreement may be that somebody else collected. */
export const oldestMonths = 24;
const longest = { email: 254, source: 200, words: 1000, cell: 2000 } as const;
const address = /^[^\s<>@",;:()[\]\\]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$/;

// Half of a letter of two halves could not be kept.
const cut = (text: string, length: number): string => text.slice(0, length).toWellFormed();

/** Reads one row of a list: an address, what was chosen, and where, when and in which words somebody agreed. */
export function readRow(desk: ReadingDesk, row: SheetRow): ReadRow {
  const typed = typedIn(desk.columns, row);
  const cell = (column: ImportColumn) => typed[column] ?? '';
  const email = cell('email').toLowerCase();
  const choices = choicesIn(desk, cell);
  const agreedOn = cell('agreed') ? dayIn(cell('agreed')) : desk.ofAll.agreedOn;
  const source = cut(cell('source') || desk.ofAll.source, longest.source);
  const words = cut(cell('words') || desk.ofAll.words, longest.words);
  return {
    ...{ line: row.number, email: cut(email, longest.email) || null, chosen: choices.chosen },
    ...{ source: source || null, agreedOn, words: words || null, typed },
    problem:
      addressProblem(email) ??
      (source ? null : 'no source') ??
      dayProblem(desk.today, cell('agreed'), agreedOn) ??
      (words ? null : 'no words') ??
      choices.problem,
  };
}

function typedIn(columns: ColumnsAt, { cells }: SheetRow): ReadRow['typed'] {
  const filled = importColumns.flatMap((column): [ImportColumn, string][] => {
    const text = (cells[columns.get(column) ?? -1] ?? '').trim();
    return text === '' ? [] : [[column, cut(text, longest.cell)]];
  });
  return Object.fromEntries(filled);
}

function addressProblem(email: string): ImportProblem | null {
  if (email === '') return 'no address';
  const isOne = address.test(email) && !email.includes('..') && email.length <= longest.email;
  return isOne ? null : 'not an address';
}

function dayProblem(
  today: Temporal.PlainDate,
  typed: string,
  agreedOn: Temporal.PlainDate | null,
): ImportProblem | null {
  if (!agreedOn) return typed ? 'no such day' : 'no day';
  if (Temporal.PlainDate.compare(agreedOn, today) > 0) return 'not yet';
  const oldest = today.subtract({ months: oldestMonths });
  return Temporal.PlainDate.compare(agreedOn, oldest) < 0 ? 'too old' : null;
}

function choicesIn({ names, ofAll }: ReadingDesk, cell: (column: ImportColumn) => string) {
  const topics = codesIn(names.topics, cell('topics'));
  const areas = codesIn(names.areas, cell('areas'));
  const sectors = codesIn(names.sectors, cell('sectors'));
  const chosenTopics = topics.codes.length > 0 ? topics.codes : ofAll.topics;
  const chosen = { topics: chosenTopics, areas: areas.codes as AreaId[], sectors: sectors.codes };
  return { chosen, problem: choiceProblem({ topics, areas, sectors }, chosen) };
}

type Found = { codes: string[]; isWhole: boolean };

function codesIn(names: ReadonlyMap<string, string>, typed: string): Found {
  const parts = typed.split(/[;,|]/).map((one) => one.trim().toLowerCase());
  const found = parts.filter(Boolean).map((one) => names.get(one));
  const codes = found.filter((one) => one !== undefined);
  return { codes: [...new Set(codes)], isWhole: codes.length === found.length };
}

function choiceProblem(
  { topics, areas, sectors }: Record<'topics' | 'areas' | 'sectors', Found>,
  chosen: ImportedChoices,
): ImportProblem | null {
  if (!topics.isWhole) return 'unknown topic';
  if (!areas.isWhole) return 'unknown area';
  if (!sectors.isWhole) return 'unknown sector';
  return chosen.topics.length === 0 ? 'no topic' : null;
}

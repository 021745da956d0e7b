import type { AreaId } from '#db/schema/areas.ts';
import type { ImportedChoices, ImportProblem } from '#db/schema/newsletter-imports.ts';
import type { SheetRow } from '#lib/tables/sheet.ts';
import type { Offered } from '../subscribers/choices.ts';
import type { ColumnsAt, ImportColumn } from './columns.ts';
import { dayIn } from './read-day.ts';

/** What is said of a list as a whole, for rows that do not say it themselves. */
export type OfAll = {
  topics: readonly string[];
  source: string;
  agreedOn: Temporal.PlainDate | null;
  words: string;
};
export type ReadingDesk = { columns: ColumnsAt; offered: Offered; ofAll: OfAll; today: Temporal.PlainDate };

/** A row as it was read, and why it is not taken; null where nothing speaks against it. */
export type ReadRow = {
  line: number;
  email: string | null;
  chosen: ImportedChoices;
  source: string | null;
  agreedOn: Temporal.PlainDate | null;
  words: string | null;
  problem: ImportProblem | null;
};

/** How old an agreement may be that somebody else collected. */
export const oldestMonths = 24;
const longestWords = 1000;
const address = /^[^\s<>@",;:()[\]\\]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$/;

/** Reads one row of a list: an address, what was chosen, and where, when and in which words somebody agreed. */
export function readRow(desk: ReadingDesk, row: SheetRow): ReadRow {
  const cell = (column: ImportColumn) => (row.cells[desk.columns.get(column) ?? -1] ?? '').trim();
  const email = cell('email').toLowerCase();
  const choices = choicesIn(desk, cell);
  const typedDay = cell('agreed');
  const agreedOn = typedDay ? dayIn(typedDay) : desk.ofAll.agreedOn;
  const source = (cell('source') || desk.ofAll.source).slice(0, 200);
  const words = (cell('words') || desk.ofAll.words).slice(0, longestWords);
  const day = dayProblem(desk.today, typedDay, agreedOn);
  return {
    ...{ line: row.number, email: email.slice(0, 254) || null, chosen: choices.chosen },
    ...{ source: source || null, agreedOn, words: words || null },
    problem:
      addressProblem(email) ??
      (source ? null : 'no source') ??
      day ??
      (words ? null : 'no words') ??
      choices.problem,
  };
}

function addressProblem(email: string): ImportProblem | null {
  if (email === '') return 'no address';
  return address.test(email) && !email.includes('..') && email.length <= 254 ? null : 'not an address';
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

type Named = { code: string; name: string };

function choicesIn({ offered, ofAll }: ReadingDesk, cell: (column: ImportColumn) => string) {
  const named = (all: readonly Named[], typed: string) => {
    const parts = typed.split(/[;,|]/).map((one) => one.trim().toLowerCase());
    const found = parts.filter(Boolean).map((one) => all.find((each) => isCalled(each, one))?.code);
    return {
      isWhole: !found.includes(undefined),
      codes: [...new Set(found.filter((one) => one !== undefined))],
    };
  };
  const topics = named(
    offered.topics.map(({ code, label }) => ({ code, name: label })),
    cell('topics'),
  );
  const areas = named(
    offered.areas.map(({ id, name }) => ({ code: id, name })),
    cell('areas'),
  );
  const sectors = named(
    offered.sectors.map(({ code, label }) => ({ code, name: label })),
    cell('sectors'),
  );
  const chosenTopics = topics.codes.length > 0 ? topics.codes : ofAll.topics;
  const chosen = { topics: chosenTopics, areas: areas.codes as AreaId[], sectors: sectors.codes };
  return { chosen, problem: choiceProblem({ topics, areas, sectors }, chosen) };
}

type Found = { isWhole: boolean };

function choiceProblem(
  { topics, areas, sectors }: Record<'topics' | 'areas' | 'sectors', Found>,
  chosen: ImportedChoices,
): ImportProblem | null {
  if (!topics.isWhole) return 'unknown topic';
  if (!areas.isWhole) return 'unknown area';
  if (!sectors.isWhole) return 'unknown sector';
  return chosen.topics.length === 0 ? 'no topic' : null;
}

const isCalled = ({ code, name }: Named, typed: string): boolean =>
  name.toLowerCase() === typed || code === typed || code === `topic_${typed}`;

import type { SheetRow } from '#lib/tables/sheet.ts';
import { type IdentifierKind, identifierKinds, identifiers, readIdentifier } from '../../identifiers.ts';
import { readLanguages } from '../../languages.ts';
import { headingWords } from '../fields/heading.ts';
import { readEmail, readPhone, readPostcode, readWebsite } from './addresses.ts';
import { readDay, shortened } from './days.ts';
import { districtOf } from './districts.ts';
import { readNames } from './names.ts';
import { type Cells, filledOf, openRow, type ReadingDesk, type ReadRow } from './row.ts';

/** Words for kinds that are not known, with how many rows hold each. */
export type UnknownKinds = Map<string, number>;

const mostUnknown = 50;

/** Reads a row as an institution. Its district is decided later where only a postcode tells it. */
export function readInstitution(desk: ReadingDesk, given: SheetRow, unknown: UnknownKinds): ReadRow {
  const { row, cells } = openRow(desk, given);
  const name = cells.text('name').replaceAll('\n', ' ');
  if (name === '') row.problems.push('It has no name');
  if (name.length > 200) row.problems.push('The name is longer than 200 characters');
  const numbers = Object.fromEntries(identifierKinds.map((kind) => [kind, takeNumber(cells, kind)]));
  row.record = filledOf({
    name,
    typeCode: takeKind(desk, cells, row, unknown),
    districtId: takeDistrict(desk, cells, row),
    postcode: cells.take('postcode', readPostcode),
    ...numbers,
    website: cells.take('website', readWebsite),
    mailbox: cells.take('mailbox', readEmail),
    telephone: cells.take('telephone', readPhone),
    languages: cells.take('languages', takeLanguages),
    aliases: readNames(cells.text('aliases'), name),
    opensOn: takeOpening(desk, cells),
    closedOn: cells.take('closedOn', takeDay),
  });
  return row;
}

function takeNumber(cells: Cells, kind: IdentifierKind): string | null {
  const { label, example } = identifiers[kind];
  return cells.take(kind, (text) => {
    const value = readIdentifier(kind, text);
    return value ? { value } : { wrong: `“${shortened(text)}” is no ${label}: ${example}` };
  });
}

const takeDay = (text: string) => {
  const day = readDay(text);
  return typeof day === 'string' ? { wrong: day } : { value: day.toString() };
};

// Registers say of everything when it opened; we only keep what is still to come.
function takeOpening({ today }: ReadingDesk, cells: Cells): string | null {
  const day = cells.take('opensOn', takeDay);
  return day && day > today.toString() ? day : null;
}

const takeLanguages = (text: string) => {
  const value = readLanguages(text);
  return value ? { value } : { wrong: `“${shortened(text)}” is no list of languages, like English, Punjabi` };
};

function takeKind(desk: ReadingDesk, cells: Cells, row: ReadRow, unknown: UnknownKinds): string | null {
  const said = cells.text('kind');
  const known = said === '' ? undefined : desk.kinds.get(headingWords(said));
  const kind = known ?? desk.settings.otherKind;
  if (!known && said !== '') {
    const word = shortened(said);
    if (unknown.has(word) || unknown.size < mostUnknown) unknown.set(word, (unknown.get(word) ?? 0) + 1);
  }
  if (!kind)
    row.problems.push(
      said === ''
        ? 'It does not say what kind of institution it is'
        : `We do not know the kind “${shortened(said)}”`,
    );
  return kind ?? null;
}

function takeDistrict(desk: ReadingDesk, cells: Cells, row: ReadRow): string | null {
  const said = cells.text('district');
  if (said === '') return null;
  const found = districtOf(desk.districts, said);
  if (!found) row.remarks.push(`“${shortened(said)}” is no district of our register: it is kept without one`);
  return found?.id ?? null;
}

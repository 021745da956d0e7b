import { channels, type Channel } from '#db/schema/contacts.ts';
import type { SheetRow } from '#lib/tables/sheet.ts';
import { isPersonalMailbox } from '../../contacts/addresses.ts';
import { type IdentifierKind, identifierKinds, identifiers, readIdentifier } from '../../identifiers.ts';
import { readEmail, readPhone, readPostcode } from './addresses.ts';
import { readDay, shortened } from './days.ts';
import { type Cells, filledOf, openRow, type ReadingDesk, type ReadRow } from './row.ts';

/** Reads a row as somebody in a role. Which institution it is at is looked up later. */
export function readContact(desk: ReadingDesk, given: SheetRow): ReadRow {
  const { row, cells } = openRow(desk, given);
  const name = nameOf(cells);
  const title = cells.text('title').replaceAll('\n', ' ');
  if (name === '') row.problems.push('It has no name');
  if (title === '') row.problems.push('It does not say which role they hold: we only know people by a role');
  if (name.length > 200 || title.length > 200)
    row.problems.push('The name or role is longer than 200 characters');
  const email = cells.take('email', takeWorkEmail);
  const phone = cells.take('phone', readPhone);
  row.record = filledOf({
    ...{ name, title, email, phone },
    channel: channelOf(cells, row, { email, phone }),
    fromOn: cells.take('fromOn', takeDay),
    institution: institutionOf(cells, row),
  });
  return row;
}

const nameOf = (cells: Cells): string =>
  (cells.text('name') || `${cells.text('firstName')} ${cells.text('lastName')}`).replaceAll('\n', ' ').trim();

const takeWorkEmail = (text: string) => {
  const found = readEmail(text);
  if (!('value' in found) || !isPersonalMailbox(found.value)) return found;
  return {
    wrong: `“${shortened(text)}” looks like a private mailbox: use their work address, or add them by hand and say why`,
  };
};

const takeDay = (text: string) => {
  const day = readDay(text);
  return typeof day === 'string' ? { wrong: day } : { value: day.toString() };
};

const channelWords: Readonly<Record<string, Channel>> = {
  'e-mail': 'email',
  mail: 'email',
  telephone: 'phone',
  mobile: 'phone',
  letter: 'post',
  'face to face': 'in_person',
  'in person': 'in_person',
};

function channelOf(
  cells: Cells,
  row: ReadRow,
  { email, phone }: { email: string | null; phone: string | null },
): Channel {
  const said = cells.text('channel').toLowerCase();
  const known = channels.find((one) => one === said) ?? channelWords[said];
  if (said !== '' && !known) row.remarks.push(`“${shortened(said)}” is no way to be reached that we know`);
  if (known === 'email' && !email)
    row.problems.push('They like to be reached by email, and there is no address');
  if (known === 'phone' && !phone)
    row.problems.push('They like to be reached by phone, and there is no number');
  if (known) return known;
  if (email) return 'email';
  return phone ? 'phone' : 'post';
}

/** What a row says of the institution that somebody is at. */
export type SaidInstitution = { name?: string; postcode?: string } & Partial<Record<IdentifierKind, string>>;

function institutionOf(cells: Cells, row: ReadRow): SaidInstitution {
  const name = cells.text('institution').replaceAll('\n', ' ');
  const numbers = identifierKinds.map((kind) => [kind, takeNumber(cells, kind)] as const);
  const said = filledOf({
    name: name === '' ? null : name,
    postcode: cells.take('postcode', readPostcode),
    ...Object.fromEntries(numbers),
  });
  if (!said['name'] && numbers.every(([, number]) => !number))
    row.problems.push('It does not say at which institution they are');
  return said as SaidInstitution;
}

const takeNumber = (cells: Cells, kind: IdentifierKind): string | null =>
  cells.take(kind, (text) => {
    const value = readIdentifier(kind, text);
    return value ? { value } : { wrong: `“${shortened(text)}” is no ${identifiers[kind].label}` };
  });

import { addressesIn, type CameMail, headersOf } from './read-mail.ts';
import { fieldsOf } from './fields.ts';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const inAddress = new RegExp(`\\+(${uuid})@`, 'gi');
const inMessageId = new RegExp(`<(${uuid})@`, 'gi');
const envelopeFields = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
  'to',
  'cc',
];

const found = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(([, id]) => id!.toLowerCase());

/**
 * Ids that a mail names as those of mails of ours, the surest first: the address that it came back to, which names
 * the mail ("bounces+0b5c…@force.example"), then the Message-ID of what came back, then what it answers.
 */
export function mailsNamed(mail: CameMail): string[] {
  const to = envelopeFields.flatMap((name) =>
    headersOf(mail, name).flatMap((value) => found(inAddress, value)),
  );
  const returned = mail.reports.flatMap(({ text }) => [
    ...idsIn(text),
    ...found(inAddress, text.slice(0, 20_000)),
  ]);
  const answered = answersOf(mail).flatMap((one) => found(inMessageId, one));
  const repeated = found(new RegExp(`message-id:\\s*<(${uuid})@`, 'gi'), mail.text.slice(0, 50_000));
  return [...new Set([...to, ...returned, ...answered, ...repeated])].slice(0, 20);
}

function idsIn(report: string): string[] {
  const head = fieldsOf(report.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/)[0] ?? '');
  const named = ['message-id', 'original-envelope-id', 'x-original-message-id', 'original-message-id'];
  return named.flatMap((name) => found(inMessageId, head.get(name) ?? ''));
}

/** What a mail answers: In-Reply-To and References, with their angle brackets. */
export const answersOf = (mail: CameMail): string[] =>
  ['in-reply-to', 'references']
    .flatMap((name) => headersOf(mail, name))
    .flatMap((value) => value.match(/<[^\s<>]{1,250}>/g) ?? [])
    .slice(0, 60);

/** The mail of ours whose own reply address a mail was sent to, as what it answers. */
export const answeredByAddress = (mail: CameMail): string[] =>
  envelopeFields
    .flatMap((name) => headersOf(mail, name))
    .flatMap(addressesIn)
    .flatMap((address) => found(inAddress, address))
    .map((id) => `<${id}@reply>`);

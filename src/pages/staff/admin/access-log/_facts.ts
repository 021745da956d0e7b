import { entitiesWords } from '#lib/audit/entity-words.ts';
import { operationWords } from '#lib/audit/entry-words.ts';
import type { AccessEntry } from '#lib/audit/find-entries.ts';
import type { FoundLink } from '#lib/audit/find-link.ts';
import { day, time } from '#lib/dates.ts';
import { roleWords } from '#lib/officers/words.ts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const plain = (name: string) => name.replaceAll('_', ' ');
const roles = (held: readonly string[]) =>
  held.map((role) => roleWords[role as keyof typeof roleWords] ?? plain(role)).join(', ');

/** Everything an entry says, line by line. */
export const entryFacts = (entry: AccessEntry) => [
  { key: 'When', value: `${time(entry.at)} on ${day(entry.at)}` },
  { key: 'What was done', value: operationWords[entry.operation] },
  { key: 'With what', value: entitiesWords(entry.entity, entry.records) },
  { key: 'Details touched', value: entry.fields.map(plain).join(', ') || 'None named' },
  { key: 'Role at the time', value: roles(entry.actorRoles) || 'None' },
  { key: 'Purpose', value: entry.purpose ? capital(plain(entry.purpose)) : 'None given' },
  { key: 'Reason', value: entry.reason ?? 'None needed' },
  ...(entry.recipient ? [{ key: 'Given to', value: entry.recipient }] : []),
  { key: 'Sign-in', value: entry.signInReference ?? 'None' },
  { key: 'Request', value: entry.requestId ?? 'None' },
  { key: 'Entry', value: String(entry.id) },
];

/** Where an entry stands in the chain, line by line. */
export const chainFacts = (link: FoundLink) =>
  link
    ? [
        { key: 'Position', value: link.position.toLocaleString('en-GB') },
        { key: 'Sealed', value: `${time(link.sealedAt)} on ${day(link.sealedAt)}` },
        { key: 'Hash', value: link.hash },
      ]
    : [{ key: 'Position', value: 'Waiting to be sealed, within a minute or so' }];

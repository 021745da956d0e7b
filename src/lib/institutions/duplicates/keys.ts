import { createHash } from 'node:crypto';
import { isPersonalMailbox, phoneFigures } from '../contacts/addresses.ts';
import { type ContactFacts, plainEmail } from './contact-rule.ts';
import { hostOf, type InstitutionFacts } from './institution-rule.ts';
import { plainPerson, sound, soundOf, squeezed, tellingWords } from './normalise.ts';
import { identifierKinds } from '../identifiers.ts';

// So many words of a name lead to others: names of more have them in common with many.
const mostWords = 4;
const mostNames = 6;

const hashed = (text: string): bigint => createHash('sha256').update(text).digest().readBigInt64BE();
const distinct = (texts: readonly string[]): bigint[] => [...new Set(texts)].map(hashed);

/**
 * The keys under which records of the same institution could stand: whatever gives a pair enough weight to be shown
 * has one of them in common.
 */
export function institutionKeys(facts: InstitutionFacts): bigint[] {
  const names = facts.names.slice(0, mostNames).map(tellingWords);
  const place = facts.districtId ?? 'nowhere';
  const host = hostOf(facts.website);
  const telephone = facts.telephone && phoneFigures(facts.telephone);
  return distinct([
    ...names.map((words) => `institution name ${soundOf(words)}`),
    ...facts.names.slice(0, mostNames).map((name) => `institution letters ${squeezed(name)}`),
    ...names.flatMap((words) =>
      words.slice(0, mostWords).map((word) => `institution word ${sound(word)} ${place}`),
    ),
    ...identifierKinds.flatMap((kind) => (facts[kind] ? [`institution ${kind} ${facts[kind]}`] : [])),
    ...facts.postcodes.map((postcode) => `institution postcode ${postcode}`),
    ...(host ? [`institution website ${host}`] : []),
    ...(telephone ? [`institution telephone ${telephone}`] : []),
    ...(facts.mailbox && !isPersonalMailbox(facts.mailbox)
      ? [`institution mailbox ${facts.mailbox.toLowerCase()}`]
      : []),
  ]);
}

/** The keys under which records of the same person could stand. */
export function contactKeys({ name, email, phone, areaId, roles }: ContactFacts): bigint[] {
  const words = plainPerson(name).split(' ').filter(Boolean);
  const figures = phone && phoneFigures(phone);
  const last = sound(words.at(-1) ?? '');
  const first = words[0] ?? '';
  return distinct([
    ...(email ? [`contact email ${plainEmail(email)}`] : []),
    ...(figures ? [`contact phone ${figures}`] : []),
    `contact name ${soundOf(words)} ${areaId ?? 'nowhere'}`,
    ...roles.flatMap(({ institutionId }) => [
      `contact name ${soundOf(words)} ${institutionId}`,
      `contact last ${last} ${institutionId}`,
      `contact first ${first} ${institutionId}`,
    ]),
  ]);
}

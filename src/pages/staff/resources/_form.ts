import { z } from 'astro/zod';
import type { ResourceId } from '#db/schema/resources.ts';
import { languages } from '#lib/campaigns/languages.ts';
import type { VersionGiven } from '#lib/campaigns/resources/add.ts';
import type { FoundVersion } from '#lib/campaigns/resources/find.ts';
import {
  audiences,
  audienceWords,
  kinds,
  kindWords,
  licences,
  licenceWords,
  topics,
  topicWords,
} from '#lib/campaigns/resources/words.ts';
import { line, paragraphs } from '#lib/web/fields.ts';
import { isBlankDay, readDay, typedDay } from '#lib/web/typed-dates.ts';
import { checkedInvitation } from '../comms/_checked.ts';
import { staysField } from '../_text-check.ts';

const box = z.string().max(4).optional();
const oneOf = <Code extends string>(codes: readonly Code[], error: string) =>
  z.enum(codes as [Code, ...Code[]], { error });

const said = z.object({
  title: checkedInvitation(line('the title', 120)),
  summary: checkedInvitation(line('what it is in one sentence', 250)),
  use: checkedInvitation(paragraphs('what it is for', 2000)),
  audiences: z.array(oneOf(audiences, 'Choose from the list')).min(1, { error: 'Choose who it is for' }),
  topic: oneOf(topics, 'Choose the topic'),
  licence: oneOf(licences, 'Choose what people may do with it'),
  'expires-day': box,
  'expires-month': box,
  'expires-year': box,
  transcript: z
    .string()
    .max(20_000, { error: 'Shorten the transcript to 20,000 characters or fewer' })
    .optional(),
  // A film may well tell of a worry: its words stay with a reason.
  ...staysField,
});

/** What a version says, as it is written and as it is written anew. */
export const editForm = said.extend({ sequence: z.coerce.number({ error: 'Open the page again' }).int() });
/** The same with what stays for good. */
export const newForm = z.object({
  kind: oneOf(kinds, 'Choose what it is'),
  language: oneOf(
    languages.map(({ tag }) => tag),
    'Choose the language',
  ),
  ...said.shape,
  sameAs: z.string().max(36).optional(),
});

type Said = z.output<typeof said>;
const dayIn = (value: Said) => ({
  day: value['expires-day'] ?? '',
  month: value['expires-month'] ?? '',
  year: value['expires-year'] ?? '',
});

/** What was typed as the room takes it; null where the last day is no day. */
export function givenIn(value: Said): VersionGiven | null {
  const typed = dayIn(value);
  const expiresOn = isBlankDay(typed) ? null : readDay(typed);
  if (!expiresOn && !isBlankDay(typed)) return null;
  const { title, summary, use, audiences: of, topic, licence } = value;
  const transcript = value.transcript?.trim() || null;
  return { title, summary, use, transcript, audiences: [...new Set(of)], topic, licence, expiresOn };
}

/** Where a text stayed that the check had noticed, for the supervisor's queue. */
export const textsOf = (id: ResourceId) => ({ form: 'resource', entity: 'resource', entityId: id });

export const noSuchDay = { expires: 'Enter the last day as day, month and year, like 3 12 2027' };

/** A version as its fields show it. */
export function shownVersion(version: FoundVersion) {
  const { title, summary, use, transcript, audiences: of, topic, licence, expiresOn, sequence } = version;
  const day = expiresOn ? typedDay(expiresOn) : { day: '', month: '', year: '' };
  return {
    ...{ title, summary, use, transcript: transcript ?? '', audiences: [...of], topic, licence },
    ...{ 'expires-day': day.day, 'expires-month': day.month, 'expires-year': day.year },
    sequence: String(sequence),
  };
}

/** What stands in the fields that a new resource and an edited one share. */
export type SaidValues = Omit<
  ReturnType<typeof shownVersion>,
  'sequence' | 'topic' | 'licence' | 'audiences'
> & {
  topic: string;
  licence: string;
  audiences: string[];
  stays: string;
};

const options = <Code extends string>(codes: readonly Code[], words: Readonly<Record<Code, string>>) => [
  { value: '', text: 'Choose one' },
  ...codes.map((value) => ({ value: value as string, text: words[value] })),
];
/** What the boxes of the form offer. */
export const resourceOptions = {
  kind: options(kinds, kindWords),
  topic: options(topics, topicWords),
  language: [
    { value: '', text: 'Choose one' },
    ...languages.map(({ tag, name }) => ({ value: tag as string, text: name })),
  ],
  audience: audiences.map((value) => ({ value: value as string, text: audienceWords[value] })),
  licence: licences.map((value) => ({
    value: value as string,
    text: licenceWords[value][0],
    hint: licenceWords[value][1],
  })),
};

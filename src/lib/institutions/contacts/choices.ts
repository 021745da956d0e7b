import { noticeWays } from '#db/schema/contact-notices.ts';
import { channels, contactSources, faithConditions } from '#db/schema/contacts.ts';
import { contactStates } from '#db/schema/institutions.ts';
import { channelWords, conditionWords, noticeWords, sourceWords } from './words.ts';

/** The closed lists of contacts, for the schemas of forms. */
export const codes = {
  channels,
  sources: contactSources,
  conditions: faithConditions,
  states: contactStates,
  ways: noticeWays,
} as const;

const optionsOf = <Code extends string>(all: readonly Code[], words: Readonly<Record<Code, string>>) =>
  all.map((value) => ({ value, text: words[value] }));

/** How somebody can like to be reached, as a form offers it. */
export const channelOptions = optionsOf(channels, channelWords);
/** Where details can come from; what is read in from a list says so by itself. */
export const sourceOptions = optionsOf(contactSources, sourceWords).filter(({ value }) => value !== 'import');
/** What can let us hold a role that tells of a faith. */
export const conditionOptions = optionsOf(faithConditions, conditionWords);
/** How a notice can be given. */
export const wayOptions = optionsOf(noticeWays, noticeWords);

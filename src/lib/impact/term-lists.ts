import { commsTerm } from '#db/schema/comms-terms.ts';
import type { TermList } from '#lib/terms/list.ts';

const tag = {
  column: 'tag',
  label: 'The language as browsers know it',
  hint: 'Its code, like “pl” or “pt-BR”',
  pattern: /^[a-z]{2,3}(-[A-Za-z]{2,8})*$/,
};
const direction = {
  column: 'direction',
  label: 'The way in which it is written',
  options: [
    { value: 'ltr', text: 'Left to right' },
    { value: 'rtl', text: 'Right to left' },
  ],
};

/** The words in which a comms plan says whom it tells, by what and in which language, for whoever keeps them. */
export const commsLists = {
  'comms-audiences': { table: commsTerm, kind: 'audience', title: 'Audiences of messages', noun: 'audience' },
  'comms-channels': { table: commsTerm, kind: 'channel', title: 'Channels of messages', noun: 'channel' },
  'comms-languages': {
    ...{ table: commsTerm, kind: 'language', title: 'Languages of messages', noun: 'language' },
    beside: [tag, direction],
  },
} as const satisfies Record<string, TermList>;

import type { MergeRefusal } from '#lib/institutions/merges/begin.ts';
import type { UndoRefusal } from '#lib/institutions/merges/undo.ts';

const busy = 'Somebody else is changing one of the two at this moment. Try again.';
const circle =
  'They belong to each other, or to the same body in turn: end one of their relationships first, then merge them.';

/** The sentence for each refusal of a merge. */
export const mergeRefusals = {
  'same record': 'Choose another record: this is the one to merge.',
  'no such record': 'One of the two is not there any more.',
  'merged already': 'One of the two was merged meanwhile.',
  'changed meanwhile':
    'Somebody changed one of the two while you had the page open. Look at them as they are now, then merge them.',
  'closes a circle': circle,
  busy,
} satisfies Record<MergeRefusal, string>;

/** The sentence for each refusal to take two records apart. */
export const undoRefusals = {
  'no such merge': 'This merge is not there any more.',
  'undone already': 'Somebody took the two records apart meanwhile.',
  'too late': 'The 30 days in which it could be undone are over.',
  'a later merge':
    'One of the two was merged with another record since then. Undo that merge first: it stands in the list of merges.',
  'no such record': 'One of the two records is not there any more.',
  'closes a circle': circle,
  busy,
} satisfies Record<UndoRefusal, string>;

import type { FoundBy, ImportKind, ImportState, RowDecision } from '#db/schema/imports.ts';
import { moment } from '#lib/dates.ts';
import { figure } from '#lib/figures.ts';
import type { FoundImport } from '#lib/institutions/imports/runs.ts';
import { becoming } from '#lib/institutions/imports/count.ts';
import type { Choice } from '#lib/institutions/imports/decide.ts';

/** "1,234" */
export const counted = figure;

/** "3 rows" */
export const rowsWords = (count: number): string => `${counted(count)} ${count === 1 ? 'row' : 'rows'}`;

/** "2.4 MB" */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${counted(Math.round(bytes / 100_000) / 10)} MB`;

export const kindWords: Readonly<Record<ImportKind, string>> = {
  institutions: 'Institutions',
  contacts: 'Contacts',
};

export const stateWords: Readonly<Record<ImportState, string>> = {
  looking: 'Being read',
  mapping: 'Waits for its columns',
  checking: 'Being checked',
  preview: 'Waits to be written',
  writing: 'Being written',
  done: 'Written',
  undoing: 'Being taken back',
  undone: 'Taken back',
  failed: 'Not read',
};

/** Whether the worker has it: its page looks again by itself. */
export const isAtWork = (state: ImportState): boolean =>
  ['looking', 'checking', 'writing', 'undoing'].includes(state);

export type Group = FoundBy | 'new' | 'refused' | 'kept';

type Words = { title: string; about: string };

const common: Readonly<Record<'new' | 'like_row' | 'refused' | 'kept', Words>> = {
  new: { title: 'New', about: 'Nothing like it is on record' },
  like_row: { title: 'Like another row', about: 'An earlier row has an alike name at the same postcode' },
  refused: { title: 'Refused', about: 'Something is wrong with these rows' },
  kept: { title: 'Left as they are', about: 'Somebody changed or used them since' },
};

/** What each way of being found means, for each kind of file. */
export const groupWords: Readonly<Record<ImportKind, Readonly<Record<Group, Words>>>> = {
  institutions: {
    ...common,
    number: { title: 'Same number', about: 'A record has the same number of a register' },
    place: { title: 'Same name and place', about: 'A record has the same name, and its place fits' },
    like: { title: 'May be the same', about: 'A record has an alike name, or its place is not certain' },
    twice: { title: 'Twice in the file', about: 'An earlier row is the same institution' },
    barred: { title: 'Left alone', about: 'They asked us to stay away' },
  },
  contacts: {
    ...common,
    number: { title: 'Same address', about: 'A contact has the same email address' },
    place: { title: 'Same name and institution', about: 'Somebody of this name is on record there' },
    like: { title: 'May be the same', about: 'A contact has the same phone number and an alike name' },
    twice: { title: 'Twice in the file', about: 'An earlier row is the same person' },
    barred: {
      title: 'Left alone',
      about: 'They declined, paused, or asked to be removed: no list changes that',
    },
  },
};

export const choiceWords: Readonly<Record<Choice, string>> = {
  create: 'Add as new',
  update: 'Take over what the file says',
  fill: 'Fill in what is blank',
  skip: 'Leave out',
};

export const decisionWords: Readonly<Record<RowDecision, string>> = {
  create: 'Added',
  update: 'Taken over',
  fill: 'Blanks filled',
  skip: 'Left out',
  refused: 'Refused',
};

/** "470 added, 3 changed, 2 left out" */
export function resultWords({ state, counts, failure, undoneAt, undoneByName }: FoundImport): string {
  if (state === 'failed') return failure ?? stateWords.failed;
  if (state === 'undone' && undoneAt)
    return `Taken back ${moment(undoneAt)}${undoneByName ? ` by ${undoneByName}` : ''}`;
  if (!['preview', 'writing', 'done', 'undoing'].includes(state)) return stateWords[state];
  const changed = becoming(counts, 'update') + becoming(counts, 'fill');
  const isWritten = state === 'done' || state === 'undoing';
  const parts = [
    `${counted(becoming(counts, 'create'))} ${isWritten ? 'added' : 'to add'}`,
    `${counted(changed)} ${isWritten ? 'changed' : 'to change'}`,
    `${counted(becoming(counts, 'skip'))} left out`,
    `${counted(becoming(counts, 'refused'))} refused`,
  ];
  return parts.filter((part) => !part.startsWith('0 ')).join(', ') || 'Nothing to write';
}

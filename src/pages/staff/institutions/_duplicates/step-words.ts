import type { MergeableKind } from '#db/schema/duplicates.ts';
import { entitiesWords } from '#lib/audit/entity-words.ts';
import type { FoundMerge } from '#lib/institutions/merges/list.ts';
import { countWords, grouped, tableOf } from '#lib/merge/links.ts';
import { linksOf } from '../../../../merge-links.ts';
import { columnWords } from '../_merge/field-words.ts';

type Steps = FoundMerge['steps'];

/** What a merge did, in lines. */
export function stepWords(kind: MergeableKind, steps: Steps): string[] {
  const moved = steps.filter(({ what }) => what === 'moved').map((step) => movedCount(kind, step));
  const own = steps.filter(({ what, entity }) => what === 'changed' && entity === kind);
  const fields = [...new Set(own.flatMap((step) => step.fields.map((name) => columnWords(kind, name))))];
  const gone = steps.filter(({ what }) => what === 'removed');
  const ended = steps.filter(({ what, entity }) => what === 'changed' && entity !== kind);
  return [
    ...(moved.length > 0 ? [`Came over: ${grouped(moved).map(countWords).join(', ')}.`] : []),
    ...(fields.length > 0 ? [`Taken from the other record: ${fields.join(', ')}.`] : []),
    ...gone.map(({ entity, count }) => `Stood in both, and is kept once: ${entitiesWords(entity, count)}.`),
    ...ended.map(
      ({ entity, count }) => `Gave way to that of the other record: ${entitiesWords(entity, count)}.`,
    ),
  ];
}

function movedCount(kind: MergeableKind, { entity, fields, count }: Steps[number]) {
  const link = linksOf(kind).find((one) => tableOf(one) === entity && one.column.name === fields[0]);
  return { words: link?.words ?? ([entity, entity] as const), count };
}

type Stayed = NonNullable<FoundMerge['merge']['stayed']>;

/** What undoing left as it was, in lines. */
export const stayedWords = (kind: MergeableKind, { since, left }: Stayed): string[] => [
  ...(since.length > 0 ? [`Added since the merge, and stays: ${since.map(countWords).join(', ')}.`] : []),
  ...left.map(({ entity, fields, count }) =>
    entity === kind
      ? `Changed since the merge, and stays so: ${[...new Set(fields.map((name) => columnWords(kind, name)))].join(', ')}.`
      : `Changed or gone since the merge, and left as it is: ${entitiesWords(entity, count)}.`,
  ),
];

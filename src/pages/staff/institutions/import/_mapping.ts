import type { ImportSettings } from '#db/schema/imports.ts';
import type { Db } from '#db/client.ts';
import { askCheck } from '#lib/institutions/imports/ask.ts';
import { fieldsOf } from '#lib/institutions/imports/fields/fields.ts';
import { sectorsWithTypes } from '#lib/institutions/sectors.ts';
import { conditionOptions } from '#lib/institutions/contacts/choices.ts';
import type { Mistakes } from '#lib/web/form.ts';
import type { Fields } from '#lib/web/form-body.ts';
import type { OpenImport } from './_open.ts';

/** What the form of the columns holds: field of ours → heading, and what is known of the file. */
export type MappingTyped = { mapping: Record<string, string>; settings: ImportSettings; areAdults: boolean };

const text = (fields: Fields, name: string): string => fields.get(name)?.[0]?.trim() ?? '';

/** Reads the form of the columns. */
export function mappingFrom(fields: Fields, { run }: OpenImport): MappingTyped {
  const mapping: Record<string, string> = {};
  for (const { code } of fieldsOf(run.kind)) {
    const heading = text(fields, `column-${code}`);
    if (heading !== '') mapping[code] = heading;
  }
  const kinds = { ...run.settings.kinds };
  Object.keys(run.unknownKinds).forEach((word, index) => {
    const kind = text(fields, `word-${index}`);
    if (kind !== '') kinds[word] = kind;
  });
  const condition = conditionOptions.find(({ value }) => value === text(fields, 'faithCondition'));
  const settings: ImportSettings = {
    kinds,
    otherKind: text(fields, 'otherKind') || undefined,
    sourceWords: text(fields, 'sourceWords').slice(0, 200) || undefined,
    faithCondition: condition?.value,
  };
  return { mapping, settings, areAdults: fields.has('areAdults') };
}

/** What is wrong with what was said of the columns, by field. */
function mappingMistakes({ run }: OpenImport, { mapping, settings, areAdults }: MappingTyped): Mistakes {
  const has = (code: string) => mapping[code] !== undefined;
  const errors: Mistakes = twiceMistakes(mapping);
  if (run.kind === 'institutions') {
    if (!has('name')) errors['column-name'] = 'Choose the column that holds the names';
    if (!has('kind') && !settings.otherKind)
      errors['otherKind'] = 'Choose a column that holds the kind, or what kind all of them are';
    return errors;
  }
  if (!has('name') && !has('lastName')) errors['column-name'] = 'Choose the column that holds the names';
  if (!has('title'))
    errors['column-title'] = 'Choose the column that holds the role: we only know people by one';
  if (!['institution', 'urn', 'odsCode', 'charityNumber', 'companyNumber'].some(has))
    errors['column-institution'] = 'Choose the column that says at which institution they are';
  if (!settings.sourceWords) errors['sourceWords'] = 'Enter from whom the list came, and when';
  if (!areAdults) errors['areAdults'] = 'Make sure that everybody in the list is an adult, then tick the box';
  return errors;
}

function twiceMistakes(mapping: Readonly<Record<string, string>>): Mistakes {
  const groups = Map.groupBy(Object.entries(mapping), ([, heading]) => heading);
  const twice = [...groups.values()].flatMap((same) => same.slice(1));
  return Object.fromEntries(
    twice.map(([code, heading]) => [`column-${code}`, `“${heading}” is chosen for something else already`]),
  );
}

/** Asks for every row to be checked; or says what is wrong with what was chosen. */
export async function answerMapping(open: OpenImport, fields: Fields) {
  const typed = mappingFrom(fields, open);
  const errors = mappingMistakes(open, typed);
  if (Object.keys(errors).length > 0) return { typed, errors };
  const { db, officer, run, now } = open;
  const asked = await askCheck(db, officer, run.id, typed, now);
  return asked.ok ? null : { typed, errors: changed };
}

export const changed: Mistakes = {
  '': 'Somebody moved this import on since you opened it. Look at where it stands now',
};

/** Our kinds of institutions, under their sectors. */
export const kindGroups = async (db: Db, now: Temporal.Instant) =>
  (await sectorsWithTypes(db, now)).map(({ label, types }) => ({
    text: label,
    options: types.map(({ code, label: kind }) => ({ value: code, text: kind })),
  }));

/** The columns that may be read, each with its first cell. */
export function columnOptions({ headings, examples, leftOut }: OpenImport['run']) {
  const without = new Set(leftOut.map(({ heading }) => heading));
  const columns = headings.flatMap((heading, index) => {
    const [first] = examples[index] ?? [];
    return without.has(heading) ? [] : [{ value: heading, text: first ? `${heading} (${first})` : heading }];
  });
  return [{ value: '', text: 'Not in the file' }, ...columns];
}

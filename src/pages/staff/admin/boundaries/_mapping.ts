import type { AreaId, AreaKind } from '#db/schema/areas.ts';
import type { BoundaryField } from '#db/schema/boundary-uploads.ts';
import { guessedFields } from '#lib/areas/boundaries/check/fields.ts';
import type { FoundUpload } from '#lib/areas/boundaries/uploads/find.ts';
import type { Mapping } from '#lib/areas/boundaries/uploads/mapping.ts';
import type { Registered } from '#lib/areas/boundaries/uploads/preview.ts';
import { kindWords } from './_words.ts';

const isKind = (text: string): text is AreaKind => Object.hasOwn(kindWords, text);

// The first three characters of a code of the Office for National Statistics tell what it is for.
const kindsByCode: [RegExp, AreaKind][] = [
  [/^(E0[6-9]|W06|S12)/, 'district'],
  [/^(E05|W05|S13)/, 'ward'],
  [/^E10/, 'county'],
  [/^(E23|W15)/, 'force'],
  [/^(E12|W92|S92)/, 'region'],
];

function guessedKind({ format }: FoundUpload, code: BoundaryField | undefined): AreaKind {
  const example = code?.examples[0] ?? '';
  const known = kindsByCode.find(([pattern]) => pattern.test(example));
  return known?.[1] ?? (format === 'kml' || format === 'police_api' ? 'neighbourhood' : 'district');
}

/** What the areas of a file are, as its reader chose it in the address, or as it seems. */
export function mappingFrom(
  upload: FoundUpload,
  query: URLSearchParams,
  forces: readonly Registered[],
): Mapping {
  const fields = upload.fields ?? [];
  const guess = guessedFields(fields);
  const field = (name: 'code' | 'name') =>
    fields.some((one) => one.name === query.get(name)) ? query.get(name)! : guess[name];
  const codeField = field('code');
  const asked = query.get('kind') ?? '';
  const kind = isKind(asked)
    ? asked
    : guessedKind(
        upload,
        fields.find(({ name }) => name === codeField),
      );
  const force = forces.find(({ id }) => id === query.get('force'));
  const ofForce = kind === 'neighbourhood' && force ? { id: force.id as AreaId, code: force.code } : null;
  return { kind, force: ofForce, codeField, nameField: field('name') };
}

/** The same as it stands in the address. */
export const mappingQuery = ({ kind, force, codeField, nameField }: Mapping) => ({
  kind,
  force: force?.id,
  code: codeField,
  name: nameField,
});

import type { BoundaryField } from '#db/schema/boundary-uploads.ts';
import { boundaryLimits } from '../limits.ts';

/** What the features of a file bear, property by property, with some examples of each. */
export function fieldsOf(all: readonly Record<string, string>[]): BoundaryField[] {
  const names = [...new Set(all.flatMap((properties) => Object.keys(properties)))];
  return names.slice(0, boundaryLimits.properties).map((name) => {
    const values = all.map((properties) => properties[name] ?? '').filter((value) => value !== '');
    const distinct = new Set(values);
    return { name, filled: values.length, distinct: distinct.size, examples: [...distinct].slice(0, 3) };
  });
}

const isCode = (value: string): boolean => /^[A-Z]\d{8}$/.test(value);
const score = (conditions: [boolean, number][]): number =>
  conditions.reduce((sum, [holds, points]) => sum + (holds ? points : 0), 0);

function asCode({ name, filled, distinct, examples }: BoundaryField): number {
  return score([
    [examples.length > 0 && examples.every(isCode), 8],
    [/cd$|code|gss/i.test(name), 4],
    [/^(id|ref|reference|file|name)$/i.test(name), 1],
    [/objectid|^fid|globalid|shape/i.test(name), -4],
    [distinct === filled, 2],
  ]);
}

function asName({ name, examples }: BoundaryField): number {
  return score([
    [/nm$|^name$|_name$/i.test(name), 4],
    [/name|title/i.test(name), 2],
    // The Welsh names of the ONS.
    [/nmw$/i.test(name), -4],
    [examples.length > 0 && examples.every((value) => /[a-z]{3}/.test(value)), 3],
    [examples.some(isCode), -4],
  ]);
}

const best = (fields: readonly BoundaryField[], points: (field: BoundaryField) => number): string =>
  [...fields].sort((one, other) => points(other) - points(one))[0]?.name ?? '';

/** Which property seems to hold the code and which the name; whoever reads the preview may choose others. */
export const guessedFields = (fields: readonly BoundaryField[]): { code: string; name: string } => ({
  code: best(fields, asCode),
  name: best(fields, asName),
});

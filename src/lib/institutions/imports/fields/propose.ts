import type { ImportKind } from '#db/schema/imports.ts';
import { fieldsOf } from './fields.ts';
import { headingWords } from './heading.ts';

/** Field of ours → heading of the file. */
export type Mapping = Readonly<Record<string, string>>;

/**
 * Which column holds what, by its heading. Each column is taken once, and a field without a heading that means it
 * stays without a column.
 */
export function proposeMapping(kind: ImportKind, headings: readonly string[]): Mapping {
  const free = new Map(headings.map((heading) => [heading, headingWords(heading)]));
  const mapping: Record<string, string> = {};
  for (const { code, headings: patterns } of fieldsOf(kind)) {
    const found = patterns
      .map((pattern) => [...free].find(([, words]) => pattern.test(words)))
      .find((one) => one !== undefined);
    if (!found) continue;
    mapping[code] = found[0];
    free.delete(found[0]);
  }
  return mapping;
}

/** Only what fits a file: fields we know, and headings that it has and that may be read. */
export function fittingMapping(kind: ImportKind, headings: readonly string[], given: Mapping): Mapping {
  const known = new Set(fieldsOf(kind).map(({ code }) => code));
  const there = new Set(headings);
  return Object.fromEntries(
    Object.entries(given).filter(([code, heading]) => known.has(code) && there.has(heading)),
  );
}

import { readDegrees } from './degrees.ts';
import { readGridReference, readMetres } from './grid.ts';
import { readPostcode } from './postcode.ts';
import type { Reading } from './typed.ts';

/** What kind of place some words name: the first that they can be read as. */
export function readPlace(text: string): NonNullable<Reading> {
  const words = text.trim().replace(/\s+/g, ' ').slice(0, 200);
  const read = readPostcode(words) ?? readMetres(words) ?? readDegrees(words) ?? readGridReference(words);
  if (read) return read;
  if (!/\p{L}{2}/u.test(words)) return { kind: 'misread', reason: 'not understood' };
  const [name = '', ...rest] = words.split(',').map((part) => part.trim());
  return { kind: 'name', name, within: rest.join(', ') || null };
}

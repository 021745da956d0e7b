import type { Reading } from './typed.ts';

const abroad = /^(BT|JE|GY|IM)\d/;

/** A postcode with capitals and one space, "MK40 2AB"; null for anything else. */
export function postcodeOf(text: string): string | null {
  const plain = text.toUpperCase().replace(/[\s.-]/g, '');
  const [, out, figure = '', end] = /^([A-Z]{1,2}\d[A-Z\d]?)([\dOI])([A-Z]{2})$/.exec(plain) ?? [];
  // Of its second half the first is always a figure, however it was typed.
  return out ? `${out} ${figure.replace('O', '0').replace('I', '1')}${end}` : null;
}

/** Reads a postcode, or the first half of one: "MK40 2AB", "mk402ab", "MK40", "MK40 2". */
export function readPostcode(text: string): Reading {
  const plain = text.toUpperCase().replace(/\s+/g, '');
  // "TL09SE" is a quarter of a square; no postcode begins with TL.
  if (isSquare(plain.slice(0, 2))) return null;
  if (abroad.test(plain)) return { kind: 'misread', reason: 'outside' };
  const postcode = postcodeOf(text);
  if (postcode) return { kind: 'postcode', postcode };
  const [, letters = '', figures = ''] =
    /^([A-Z]{1,2}) ?(\d[A-Z\d]?(?: \d)?|\d{3})$/.exec(text.toUpperCase().trim()) ?? [];
  if (!letters) return null;
  // "SO 21" is a square as well, but half a postcode first.
  return { kind: 'outcode', outcode: `${letters}${figures}` };
}

// The squares of ten kilometres that England and Wales lie in, and no postcode begins with.
const isSquare = (letters: string): boolean => /^(N[TUXYZ]|O[V]|S[CDHJUVXZ]|T[GLMV])$/.test(letters);

import { randomInt } from 'node:crypto';

// Crockford's letters: no I, L, O or U, so that nothing read aloud or off paper is taken for another.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 10;

// Multiplying in the field of 32 elements (x^5 + x^2 + 1): the powers of 2 are all different up to the 31st.
function times2(value: number): number {
  const doubled = value << 1;
  return doubled & 32 ? doubled ^ 37 : doubled;
}

/**
 * Zero for a whole number. Each letter counts with another weight, so that one wrong letter, and any two letters
 * that changed places, always show.
 */
function weighed(values: readonly number[]): number {
  return values.reduce((sum, value) => times2(sum) ^ value, 0);
}

function checkLetter(values: readonly number[]): string {
  return letters[weighed([...values, 0])]!;
}

/** A new number, like "PC-7K3M9-QX24S": nine letters by chance, and one that checks them. */
export function newNumber(): string {
  const values = Array.from({ length: length - 1 }, () => randomInt(32));
  return numberOf(values);
}

/** The number of nine values from 0 to 31. */
export function numberOf(values: readonly number[]): string {
  const all = values.map((value) => letters[value]).join('') + checkLetter(values);
  return `PC-${all.slice(0, 5)}-${all.slice(5)}`;
}

/** What was typed as a number: as it is printed, or what is wrong with it. */
export type ReadNumber = { ok: true; number: string } | { ok: false; why: 'length' | 'letter' | 'check' };

/** Reads a number however it was typed: small letters, blanks and dashes, O for 0, I or L for 1. */
export function readNumber(text: string): ReadNumber {
  const bare = text.toUpperCase().replace(/[\s\p{Pd}._/]/gu, '');
  const typed = bare.length === length + 2 && bare.startsWith('PC') ? bare.slice(2) : bare;
  if (typed.length !== length) return { ok: false, why: 'length' };
  const plain = typed.replaceAll('O', '0').replace(/[IL]/g, '1');
  const values = [...plain].map((letter) => letters.indexOf(letter));
  if (values.includes(-1)) return { ok: false, why: 'letter' };
  if (weighed(values) !== 0) return { ok: false, why: 'check' };
  return { ok: true, number: numberOf(values.slice(0, -1)) };
}

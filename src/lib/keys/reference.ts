import { randomInt } from 'node:crypto';

// No I, L, O or U: nobody confuses them on the phone, and no word forms by chance (after Crockford's base 32).
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference that people can read out: a letter for the kind, then seven signs, 34,000,000,000 in all. */
export const newReference = (kind: 'B' | 'T' | 'R' | 'E' | 'P' | 'C' | 'Q'): string =>
  kind + Array.from({ length: 7 }, () => letters[randomInt(letters.length)]).join('');

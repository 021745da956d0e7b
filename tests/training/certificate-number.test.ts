import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newNumber, numberOf, readNumber } from '#lib/training/certificates/number.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const nine = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 9, maxLength: 9 });
const bareOf = (number: string) => number.replace(/^PC-|-/g, '');

describe('the number of a certificate', () => {
  it('is read as it is printed', () => {
    fc.assert(
      fc.property(nine, (values) => {
        const number = numberOf(values);
        expect(number).toMatch(/^PC-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
        expect(readNumber(number)).toEqual({ ok: true, number });
      }),
    );
  });

  it('shows every single wrong letter', () => {
    const slip = fc.tuple(nine, fc.nat(9), fc.nat(31));
    fc.assert(
      fc.property(slip, ([values, at, other]) => {
        const bare = bareOf(numberOf(values));
        fc.pre(bare[at] !== letters[other]);
        const wrong = bare.slice(0, at) + letters[other] + bare.slice(at + 1);
        expect(readNumber(wrong)).toEqual({ ok: false, why: 'check' });
      }),
      { numRuns: 1000 },
    );
  });

  it('shows any two letters that changed places', () => {
    fc.assert(
      fc.property(nine, fc.nat(9), fc.nat(9), (values, one, other) => {
        const bare = [...bareOf(numberOf(values))];
        fc.pre(bare[one] !== bare[other]);
        [bare[one], bare[other]] = [bare[other]!, bare[one]!];
        expect(readNumber(bare.join(''))).toEqual({ ok: false, why: 'check' });
      }),
      { numRuns: 1000 },
    );
  });

  it('is read however it was typed: small, with blanks or long dashes, O for 0 and I or L for 1', () => {
    const number = numberOf([0, 1, 1, 0, 9, 10, 31, 5, 6]);
    const bare = bareOf(number);
    const typed = bare.replaceAll('0', 'o').replace('1', 'i').replace('1', 'L').toLowerCase();
    expect(readNumber(typed)).toEqual({ ok: true, number });
    expect(readNumber(` pc–${typed.slice(0, 5)} ${typed.slice(5)} `)).toEqual({ ok: true, number });
  });

  it('says what is wrong with something else', () => {
    expect(readNumber('PC-123')).toEqual({ ok: false, why: 'length' });
    expect(readNumber('PC-ABCDU-12345')).toEqual({ ok: false, why: 'letter' });
    expect(readNumber('')).toEqual({ ok: false, why: 'length' });
  });

  it('is another each time', () => {
    expect(new Set(Array.from({ length: 500 }, newNumber)).size).toBe(500);
  });
});

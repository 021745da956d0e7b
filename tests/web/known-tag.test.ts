import { describe, expect, it } from 'vitest';
import { isKnown } from '#lib/web/known-tag.ts';

describe('a validator that a reader names', () => {
  it('is known alone, among others, and however weak it became on its way', () => {
    for (const header of ['"a"', 'W/"a"', '"x", "a"', '"x",W/"a"', '*', '"x", *'])
      expect([header, isKnown(header, '"a"'), isKnown(header, 'W/"a"')]).toEqual([header, true, true]);
  });

  it('is not known where another or none is named', () => {
    for (const header of ['"b"', 'W/"b"', '"aa"', 'a', '', null, undefined])
      expect([header, isKnown(header, '"a"')]).toEqual([header, false]);
  });
});

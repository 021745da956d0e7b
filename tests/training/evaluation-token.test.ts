import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stages } from '#db/schema/evaluation-answers.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import { makeToken, readToken, type Token } from '#lib/training/evaluation/token.ts';
import { hideSmall, sayableSectors, smallest } from '#lib/training/evaluation/smallest.ts';

const secret = 'a secret of at least thirty-two letters';
const tokens: fc.Arbitrary<Token> = fc.record({
  sessionId: fc.uuid().map((id) => id as SessionId),
  stage: fc.constantFrom(...stages),
  sector: fc.option(fc.constantFrom('education', 'local_government')),
  isShared: fc.boolean(),
});

describe('the link of an evaluation', () => {
  it('carries what it was made for', () => {
    fc.assert(
      fc.property(tokens, (token) => {
        expect(readToken(secret, makeToken(secret, token))).toEqual(token);
      }),
    );
  });

  it('is worth nothing with one letter changed', () => {
    fc.assert(
      fc.property(tokens, fc.nat(), fc.constantFrom(...'abcXYZ019-_.'), (token, at, letter) => {
        const key = makeToken(secret, token);
        const place = at % key.length;
        const changed = key.slice(0, place) + letter + key.slice(place + 1);
        fc.pre(changed !== key);
        expect(readToken(secret, changed)).toBeNull();
      }),
    );
  });

  it('is worth nothing with another secret', () => {
    const token: Token = {
      sessionId: randomUUID() as SessionId,
      stage: 'end',
      sector: null,
      isShared: false,
    };
    expect(readToken(`${secret}, another`, makeToken(secret, token))).toBeNull();
  });

  it('opens nothing when it is not a link at all', () => {
    fc.assert(fc.property(fc.string(), (text) => void expect(readToken(secret, text)).toBeNull()));
  });
});

const groupSizes = fc.array(fc.nat({ max: 12 }), { maxLength: 8 });

describe('the sectors that links name', () => {
  it('never leave a group of one to four people, named or unnamed', () => {
    fc.assert(
      fc.property(groupSizes, (sizes) => {
        const counts = new Map(sizes.map((size, n) => [`sector_${n}`, size]));
        const named = sayableSectors(counts);
        for (const sector of named) expect(counts.get(sector)).toBeGreaterThanOrEqual(smallest);
        const rest = [...counts].filter(([sector]) => !named.has(sector));
        const unnamed = rest.reduce((sum, [, count]) => sum + count, 0);
        expect(unnamed === 0 || unnamed >= smallest || named.size === 0).toBe(true);
      }),
    );
  });
});

describe('groups of replies', () => {
  it('are hidden when small, and so that nobody can reckon them from the total', () => {
    fc.assert(
      fc.property(groupSizes, (sizes) => {
        const shown = hideSmall(sizes.map((replies) => ({ replies })));
        for (const { replies, isShown } of shown)
          if (isShown) expect(replies).toBeGreaterThanOrEqual(smallest);
        const hidden = shown.filter(({ isShown, replies }) => !isShown && replies > 0);
        const together = hidden.reduce((sum, { replies }) => sum + replies, 0);
        const anyShown = shown.some(({ isShown }) => isShown);
        expect(hidden.length !== 1 || !anyShown).toBe(true);
        expect(hidden.length === 0 || together >= smallest || !anyShown).toBe(true);
      }),
    );
  });
});

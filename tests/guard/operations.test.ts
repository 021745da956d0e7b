import { describe, expect, it } from 'vitest';
import { checkOperations } from '#lib/guard/operations.ts';

describe('a text about communications', () => {
  it.each([
    ['operation name', 'Operation Nightfall is under way.'],
    ['operation name', 'This is part of OPERATION NIGHTFALL'],
    ['operation name', 'Ask for Op Sunflower at the desk'],
    ['address', 'Officers are at MK40 1AA'],
    ['address', 'A search at 12 Harpur Street'],
    ['address', 'Flat 3 was damaged'],
    ['time of action', 'We go in at 5am on Tuesday'],
    ['time of action', 'It begins from 05:00 tomorrow'],
    ['time of action', 'The warrant is at 2pm'],
    ['time of action', 'Officers will search from 14:30'],
    ['time of action', 'Two men were arrested and two more are to be arrested at 6pm'],
  ] as const)('is refused for a %s: %s', (finding, text) => {
    expect(checkOperations(text)).toContain(finding);
  });

  it.each([
    'The operation of the market goes on.',
    'Operation hours are 9am to 5pm.',
    'There is a public meeting at 6pm on Thursday in the library.',
    'Somebody was arrested on Tuesday. We cannot say more.',
    'On 3 December 2026 the court sits at 10am.',
    'Call the ACT Early Support Line on 0800 011 3764, 9am to 5pm.',
    'Officers are in Bury Park Road all week.',
    'Two men were arrested at 3pm on Tuesday.',
    'Police searched a flat in the town at 9am.',
    'The co-op Store opens again on Monday.',
  ])('may say: %s', (text) => {
    expect(checkOperations(text)).toEqual([]);
  });

  it('may say that something is planned, which a page of the first hours may not', () => {
    const text = 'Officers will search a house tomorrow.';
    expect(checkOperations(text)).toEqual([]);
    expect(checkOperations(text, ['planned action'])).toEqual(['planned action']);
  });

  it('is read in time that grows with it and not faster', () => {
    expect(checkOperations('at 5 12 a Operation '.repeat(20_000))).toEqual([]);
  });
});

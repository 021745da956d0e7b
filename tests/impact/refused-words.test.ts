import { describe, expect, it } from 'vitest';
import { namesGroup, refusedIn } from '#lib/impact/assessments/refused-words.ts';

describe('an assessment refuses', () => {
  it.each([
    'This is an at-risk community.',
    'The precinct is a hotspot for hate crime.',
    'Ask the moderate mosque leaders.',
    'They are likely targets.',
    'Sympathisers may gather.',
    'The suspects live nearby.',
    'The disorder was caused by Muslims.',
    'Tension is due to young asylum seekers.',
    'Part of Operation Silver.',
    'A house at 12 Castle Road.',
    'The shop at MK40 1AA.',
    'The warrant is executed on Friday at 6am.',
  ])('%s', (text) => {
    expect(refusedIn(text)).not.toBeNull();
  });

  it.each([
    'Confidence is moderate; the fire service says so.',
    'People who worship at the gurdwara and families in Queen’s Park.',
    'The market opens at 9am on Thursdays.',
    'The police operation was announced by the force on Monday.',
    'Muslim families told us that they feel unsafe on the way to school.',
    'Residents of the High Street and the bus station.',
  ])('nothing of: %s', (text) => {
    expect(refusedIn(text)).toBeNull();
  });

  it('nothing, but asks to describe a community by place or shared interest', () => {
    expect(namesGroup('The Sikh community')).toBe(true);
    expect(namesGroup('People who shop, work and worship round the market')).toBe(false);
  });
});

import { expect, it } from 'vitest';
import { newsFrom } from '../../../src/pages/staff/_news.ts';

it('an address says what was just done in words of ours, and nothing for any other word', () => {
  const newsOf = newsFrom({ saved: 'Saved' });
  expect(newsOf('saved')).toBe('Saved');
  for (const word of [null, '', 'Saved', 'constructor', '__proto__', 'toString'])
    expect(newsOf(word)).toBeNull();
});

import { afterEach, beforeEach } from 'vitest';

// What is written to console.error is a fault that nobody looked at: it fails the test that caused it.
const written: string[] = [];
const original = console.error;

beforeEach(() => {
  written.length = 0;
  console.error = (...words: unknown[]) => {
    written.push(words.map(String).join(' '));
  };
});

afterEach(() => {
  console.error = original;
  if (written.length > 0) throw new Error(`Written to console.error:\n${written.join('\n')}`);
});

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url);
const at = (path: string) => fileURLToPath(new URL(path, root));
const read = (path: string) => readFileSync(at(path), 'utf8');

const rows = read('docs/security.md')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split(' | '))
  .map(([requirement = '', asks = '', level = '', ...answer]) => ({
    requirement: requirement.replace(/^\| /, ''),
    asks,
    level,
    answer: answer.join(' | ').replace(/ \|$/, ''),
  }));

/** The files that an answer names, and each test that it quotes with the file that was named last before it. */
function evidence(answer: string): { files: string[]; tests: [string, string][] } {
  const files: string[] = [];
  const tests: [string, string][] = [];
  for (const [, path, test] of answer.matchAll(/`((?:src|tests|db|docs|emails)\/[^`]+)`|“([^”]+)”/g)) {
    if (path) files.push(path);
    else tests.push([files.at(-1) ?? '', test!]);
  }
  return { files, tests };
}

// What opens without a sign-in: rows between that heading and the next, without their head.
const doors = read('docs/security.md')
  .split('## What opens without a sign-in')[1]!
  .split('\n## ')[0]!
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2);

// A name may be written over two lines, and between marks that are written in another way.
const plain = (text: string) => text.replace(/\s+/g, ' ');

describe('the table of requirements', () => {
  it('has every requirement once, with its level and an answer', () => {
    const numbers = rows.map(({ requirement }) => requirement);
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers.filter((one, place) => numbers.indexOf(one) !== place)).toEqual([]);
    for (const { requirement, asks, level, answer } of rows) {
      expect(requirement).toMatch(/^\d+\.\d+\.\d+$/);
      expect([requirement, asks.length > 8, level]).toEqual([
        requirement,
        true,
        expect.stringMatching(/^[12]$/),
      ]);
      expect([requirement, answer]).toEqual([
        requirement,
        expect.stringMatching(/^(Met|Not met|Not applicable): ./),
      ]);
    }
  });

  it('shows for what is met where to look', () => {
    const met = rows.filter(({ answer }) => answer.startsWith('Met: '));
    const without = met.filter(({ answer }) => !/`(src|tests|db|docs)\/|above/.test(answer));
    expect(without.map(({ requirement }) => requirement)).toEqual(['3.5.4']);
  });

  it('names only files that are there', () => {
    const named = new Set(rows.flatMap(({ answer }) => evidence(answer).files));
    expect(named.size).toBeGreaterThan(40);
    expect([...named].filter((path) => !existsSync(at(path)))).toEqual([]);
  });

  it('quotes only tests that stand in the file named before them', () => {
    const quoted = rows.flatMap(({ requirement, answer }) =>
      evidence(answer).tests.map(([path, test]) => ({ requirement, path, test })),
    );
    expect(quoted.length).toBeGreaterThan(80);
    const missing = quoted.filter(({ path, test }) => !path || !plain(read(path)).includes(plain(test)));
    expect(missing).toEqual([]);
  });

  it('counts as it says', () => {
    const count = (answer: string) => rows.filter((row) => row.answer.startsWith(`${answer}: `)).length;
    const words = `${count('Met')} met, ${count('Not applicable')} not applicable, ${count('Not met')} not met`;
    expect(read('docs/security.md')).toContain(words);
  });
});

describe('the table of what opens without a sign-in', () => {
  it.each(doors)('says what holds it, with tests that are there: %s', (line) => {
    const cells = line.slice(2, -2).split(' | ');
    expect(cells).toHaveLength(4);
    const { files, tests } = evidence(line);
    expect(files.filter((path) => !existsSync(at(path)))).toEqual([]);
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter(([path, test]) => !plain(read(path)).includes(plain(test)))).toEqual([]);
  });

  it('has each kind of key, code and link', () => {
    expect(doors.length).toBeGreaterThanOrEqual(7);
  });
});

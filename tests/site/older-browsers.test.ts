import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// The pages are read in Safari and iOS from 14.5, Chrome from 88 and Firefox from 78. Their scripts run from Safari
// 15.4, Chrome 92 and Firefox 95 on; before that the pages do what they do without script (docs/decisions/0049).
const folder = join('dist', 'client', '_astro');
const built = (kind: string, but?: RegExp) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(kind) && !but?.test(name))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

const newer = {
  styles: [
    ...[/@media[^{]*\(\s*(width|height)\s*[<>=]/, /@media[^{]*[<>]=?\s*(width|height)/],
    ...[/@layer\b/, /@container\b/, /@scope\b/, /@starting-style\b/, /\{[^{}]*&/],
    ...[/\b(color-mix|oklch|oklab|light-dark)\(/, /:\s*\d+(dvh|svh|lvh|cqw|lh)\b/],
  ],
  scripts: [
    ...[/\.(toSorted|toReversed|toSpliced|findLast|findLastIndex|isWellFormed)\(/, /\bstructuredClone\(/],
    ...[
      /\b(Object|Map)\.groupBy\(/,
      /\bPromise\.(withResolvers|try)\(/,
      /\bTemporal\b/,
      /\bArray\.fromAsync\(/,
    ],
    ...[
      /\bURL\.(canParse|parse)\(/,
      /\bAbortSignal\.(any|timeout)\(/,
      /\.checkVisibility\(/,
      /\bscheduler\./,
    ],
    ...[/startViewTransition/, /\bIterator\.from\(/, /\bRegExp\.escape\(/, /\(\?<[!=]/, /\bstatic\s*\{/],
    ...[/\.(values|keys|entries)\(\)\.(map|filter|some|every|find|reduce|toArray|take)\(/],
    ...[/\.(toBase64|toHex)\(/, /\.(union|intersection|difference|isSubsetOf)\(/, /\bwith\s*\{\s*type:/],
  ],
};

const found = (parts: ReturnType<typeof built>, signs: readonly RegExp[]) =>
  parts.flatMap(([name, text]) => signs.filter((sign) => sign.test(text)).map((sign) => `${name}: ${sign}`));

describe('a phone that gets no newer browser', () => {
  it('is asked for its width in a way that it knows, and is given no style that it would leave out', () => {
    expect(found(built('.css'), newer.styles)).toEqual([]);
    expect(built('.css').length).toBeGreaterThan(20);
  });

  // The map drawn from tiles is a large program of others, which staff have beside a map that needs no script.
  it('is given no script that stops halfway', () => {
    expect(found(built('.js', /^TileMap/), newer.scripts)).toEqual([]);
    expect(built('.js').length).toBeGreaterThan(20);
  });
});

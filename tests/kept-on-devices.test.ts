import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// The page about cookies says what this site leaves on a device. These tests read the program, and say when the page
// has become wrong: a thing too few, or one too many.
const page = readFileSync('src/content/legal/cookies.md', 'utf8');
const sources = globSync('src/**/*.{ts,astro}').map((path) => ({ path, text: readFileSync(path, 'utf8') }));

/** The names in the list under a heading. */
function said(heading: string): string[] {
  const [, after = ''] = page.split(`## ${heading}\n`);
  const [part = ''] = after.split('\n## ');
  return [...part.matchAll(/^- `([\w-]+)`,/gm)].map(([, name]) => name!).toSorted();
}
const found = (pattern: RegExp, among = sources): string[] =>
  among.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, name]) => name!));
const once = (names: readonly string[]) => [...new Set(names)].toSorted();
const using = (pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

describe('the page about cookies', () => {
  it('names every cookie that the server sets, and none that it does not', () => {
    const byScript = found(/document\.cookie = `([\w-]+)=/g);
    const set = [...found(/tokenCookie\('([\w-]+)'/g), ...found(/'__Host-([\w-]+)'/g), ...byScript];
    expect(once(set)).toEqual(said('Cookies for people who sign in'));
  });

  it('is right that there is no other way in which a cookie is set', () => {
    // What appends a header appends what one of the functions above made.
    expect(using(/cookieStore|cookies\.set\(|setCookie\(/)).toEqual([]);
    expect(using(/document\.cookie/)).toEqual(['src/lib/ui/scripts/kerb/keep.ts']);
    expect(using(/append\('Set-Cookie'/).toSorted()).toEqual([
      'src/held-forms.ts',
      'src/lib/web/respond.ts',
      'src/middleware.ts',
      'src/pages/sign-in/_set-up.ts',
      'src/pages/sign-in/single-sign-on/index.astro',
    ]);
    expect(using(/; Path=\//).toSorted()).toEqual([
      'src/lib/keys/token-cookie.ts',
      'src/lib/ui/scripts/kerb/keep.ts',
    ]);
  });

  it('names everything that scripts keep in a browser, and nothing that they do not', () => {
    const caches = found(/const \w+Cache = '([\w-]+)'/g);
    const stores = sources.filter(({ text }) => text.includes('indexedDB.open('));
    const databases = found(/^const name = '([\w-]+)'/gm, stores);
    const stored = found(/localStorage\.setItem\('([\w-]+)'/g);
    const keys = found(/const key = `([\w-]+) \$\{session/g);
    expect(once(keys)).toEqual(once(stored));
    expect(once([...caches, ...databases, ...stored])).toEqual(said('What stays on your device'));
  });

  it('is right that nothing else keeps anything there', () => {
    expect(using(/\bsessionStorage\b/)).toEqual([]);
    expect(using(/\blocalStorage\b/)).toEqual(['src/lib/ui/scripts/register-kept.ts']);
    expect(using(/\bindexedDB\.open\b/)).toEqual(['src/lib/ui/scripts/kerb/notes.ts']);
    expect(using(/\bcaches\.open\(/).toSorted()).toEqual([
      'src/lib/ui/scripts/help/help-worker.ts',
      'src/lib/ui/scripts/keep-pages.ts',
      'src/lib/ui/scripts/kerb/worker.ts',
    ]);
  });
});

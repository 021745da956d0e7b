/**
 * Makes the fonts of documents: `node src/lib/pdf/fonts/subset.ts`.
 *
 * The engine reads TrueType only, and a name may need any letter, so these are whole where the site's own are cut
 * down: Atkinson Hyperlegible Next for Latin, and Noto for each other script that a campaign may be written in. The
 * result is committed, so that a build needs no font tools.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const range = (first: number, last: number) =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));

const letters = {
  latin: range(0x20, 0x7e) + range(0xa0, 0xff) + '‘’“”–—…•€',
  'latin-ext': range(0x100, 0x24f) + range(0x1e00, 0x1eff) + range(0x300, 0x36f),
};
const { resolve } = createRequire(import.meta.url);

for (const weight of [400, 700])
  for (const [script, text] of Object.entries(letters)) {
    const file = `atkinson-hyperlegible-next-${script}-${weight}-normal.woff2`;
    const whole = readFileSync(resolve(`@fontsource/atkinson-hyperlegible-next/files/${file}`));
    const cut = await subsetFont(whole, text, { targetFormat: 'sfnt', noHinting: true });
    writeFileSync(new URL(`./atkinson-${script}-${weight}.ttf`, import.meta.url), named(script, cut));
  }

// Joiners, marks of direction and the circle that carries a mark standing by itself: shaping asks for them.
const joiners = range(0x200c, 0x200f) + '\u25cc';
const others = [
  ['noto-sans-arabic', 'arabic', range(0x600, 0x6ff) + range(0x750, 0x77f) + joiners],
  ['noto-nastaliq-urdu', 'arabic', range(0x600, 0x6ff) + joiners],
  ['noto-sans-bengali', 'bengali', range(0x964, 0x965) + range(0x980, 0x9ff) + joiners],
  ['noto-sans-gujarati', 'gujarati', range(0x964, 0x965) + range(0xa80, 0xaff) + joiners],
  ['noto-sans-gurmukhi', 'gurmukhi', range(0x964, 0x965) + range(0xa00, 0xa7f) + joiners],
  ['noto-sans', 'cyrillic', range(0x400, 0x45f) + range(0x490, 0x491)],
] as const;

for (const weight of [400, 700])
  for (const [family, script, text] of others) {
    const whole = readFileSync(
      resolve(`@fontsource/${family}/files/${family}-${script}-${weight}-normal.woff2`),
    );
    const cut = await subsetFont(whole, text, { targetFormat: 'sfnt', noHinting: true });
    const name = family === 'noto-sans' ? 'noto-sans-cyrillic' : family;
    writeFileSync(new URL(`./${name}-${weight}.ttf`, import.meta.url), cut);
  }

// The engine takes one file for a family and a weight: the second goes by a name of the same length.
function named(script: string, font: Uint8Array): Uint8Array {
  if (script === 'latin') return font;
  const text = Buffer.from(font).toString('latin1');
  const both = (word: string) => [word, [...word].map((letter) => `\0${letter}`).join('')];
  const [plain, wide] = both('Hyperlegible Next');
  const [more, wideMore] = both('Hyperlegible More');
  return Buffer.from(text.replaceAll(plain!, more!).replaceAll(wide!, wideMore!), 'latin1');
}

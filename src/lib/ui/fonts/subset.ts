/**
 * Cuts Atkinson Hyperlegible Next down to what English pages need: `node src/lib/ui/fonts/subset.ts`.
 *
 * Two static weights, kerning and tabular figures; anything else (other scripts, rare signs) falls back
 * to the reader's own fonts. The result is committed, so that a build needs no font tools.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
// Without [ ] = # and *: sentences do not need them, and every reader would wait for them.
const signs = ' .,:;!?\'"‘’“”()-–…/&@+_%£·×é\u00a0';
const { resolve } = createRequire(import.meta.url);

for (const [weight, name] of [
  [400, 'regular'],
  [700, 'bold'],
] as const) {
  const file = `atkinson-hyperlegible-next-latin-${weight}-normal.woff2`;
  const whole = readFileSync(resolve(`@fontsource/atkinson-hyperlegible-next/files/${file}`));
  const options = { targetFormat: 'woff2', noHinting: true, keepFeatures: ['kern', 'tnum'] } as const;
  const cut = await subsetFont(whole, letters + signs, options);
  writeFileSync(new URL(`./atkinson-${name}.woff2`, import.meta.url), cut);
}

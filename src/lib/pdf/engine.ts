import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setImmediate as turn } from 'node:timers/promises';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

// Resolved by Node when it runs, so that the built server finds the same files as the tests.
const { resolve } = createRequire(import.meta.url);
const fontOf = (file: string) => readFileSync(resolve(`#lib/pdf/fonts/${file}.ttf`));
const families = [
  ...['atkinson-latin', 'atkinson-latin-ext', 'noto-sans-cyrillic', 'noto-sans-arabic', 'noto-nastaliq-urdu'],
  ...['noto-sans-bengali', 'noto-sans-gujarati', 'noto-sans-gurmukhi'],
];
const fonts = families.flatMap((family) => [`${family}-400`, `${family}-700`]);

/** The faces that a template may name in this order, as `json(bytes(sys.inputs.faces))`. */
const faces = [
  ...['Atkinson Hyperlegible Next', 'Atkinson Hyperlegible More', 'Noto Sans', 'Noto Sans Arabic'],
  ...['Noto Sans Bengali', 'Noto Sans Gujarati', 'Noto Sans Gurmukhi'],
];

let compiler: NodeCompiler | undefined;
let since = 0;

// The engine remembers what it laid out: 300 MB after some hundred documents. Forgetting often costs no time.
const forgetAfter = 10;

const written =
  /^[\p{Script=Latin}\p{Script=Arabic}\p{Script=Bengali}\p{Script=Cyrillic}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** Whether the fonts here have the script of a text: those of the languages that a campaign may be written in. */
export const isWritable = (text: string): boolean => written.test(text);

/**
 * Sets a document as a tagged PDF (PDF/UA-1) in Atkinson Hyperlegible Next, and Noto for other scripts.
 *
 * @param template Typst source; it must set a title, a language and words for each picture
 * @param given what the document says, read in the template as `json(bytes(sys.inputs.given))` and never pasted
 * into its source
 * @throws Unprintable when no font here has a letter of the text
 */
export const typeset = (template: string, given: object): Promise<Uint8Array> =>
  set((engine) => engine.pdf(sourceOf(template, given), { pdfStandard: 'ua-1' }));

/**
 * Sets a document of one page as a drawing (SVG), its letters as outlines.
 *
 * A letter that no font here has is drawn as an empty box: whoever calls has looked.
 */
export const typesetDrawing = (template: string, given: object): Promise<string> =>
  set((engine) => engine.svg(sourceOf(template, given)));

const sourceOf = (template: string, given: object) => ({
  mainFileContent: template,
  inputs: { given: JSON.stringify(given), faces: JSON.stringify(faces) },
});

async function set<Made>(make: (engine: NodeCompiler) => Made): Promise<Made> {
  // What the engine made is let go when the loop turns: without, 1,000 documents hold 80 MB. Others get a turn as well.
  await turn();
  compiler ??= NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontBlobs: fonts.map(fontOf) }],
  });
  if (++since % forgetAfter === 0) compiler.evictCache(0);
  try {
    return make(compiler);
  } catch (error) {
    if (String(error).includes('could not be displayed')) throw new Unprintable();
    // What the engine says may quote the text.
    throw new Error('The document could not be set.');
  }
}

/** Thrown for a text with a letter that no font here has. */
export class Unprintable extends Error {
  override name = 'Unprintable';
}

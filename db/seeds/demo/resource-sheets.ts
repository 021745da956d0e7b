import { readFileSync } from 'node:fs';
import { cleanPicture, type CleanPicture } from '#lib/files/stored/pictures.ts';

/** A sheet of paper: what its cover says, and what is to read behind it. */
export type Sheet = {
  title: string;
  line: string;
  language: string;
  /** In millimetres. */
  paper: readonly [width: number, height: number];
  colour: string;
  sections?: readonly { heading: string; text: string }[];
};

const at = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

// The poster of the home page, cut out of the drawing that all pages share.
const weave = (): string =>
  at('../../../src/lib/ui/weave/weave.svg').replace(
    /viewBox="[^"]*"/,
    'viewBox="0 1524 448 212" width="448" height="212"',
  );

const givenOf = (
  { title, line, language, paper: [width, height], colour, sections = [] }: Sheet,
  bleed: number,
) => ({
  ...{ title, line, language, width, height, colour, sections, bleed, weave: weave() },
  rtl: language === 'ar' || language === 'ur',
  latin: !/[^\p{Script=Latin}\p{Script=Common}]/u.test(title),
  size: title.length <= 24 ? 62 : title.length <= 44 ? 50 : 40,
  team: 'Prevent in the Eastern region',
});

/** The sheet as a PDF; with bleed as a print shop wants it. */
export async function sheetPdf(sheet: Sheet, bleed = 0): Promise<Uint8Array> {
  const { typeset } = await import('#lib/pdf/engine.ts');
  return typeset(at('./resource-sheet.typ'), givenOf(sheet, bleed));
}

/** A picture of its cover. */
export async function sheetPicture(sheet: Sheet, width: number): Promise<CleanPicture> {
  const [{ typesetDrawing }, { pictureOf }] = await Promise.all([
    import('#lib/pdf/engine.ts'),
    import('#lib/pdf/picture.ts'),
  ]);
  const drawing = await typesetDrawing(at('./resource-sheet.typ'), givenOf({ ...sheet, sections: [] }, 0));
  const clean = await cleanPicture(await pictureOf(drawing, width));
  if (!clean.ok) throw new Error(`The picture of ${sheet.title} is ${clean.reason}.`);
  return clean.value;
}

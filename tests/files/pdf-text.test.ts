import { expect, it } from 'vitest';
import { typeset } from '#lib/pdf/engine.ts';
import { pdfText } from '../support/pdf-text.ts';

const template = `
#let given = json(bytes(sys.inputs.given))
#set document(title: given.title)
#set text(lang: "en", font: "Atkinson Hyperlegible Next", size: 11pt)
#set page(width: 9cm, height: 6cm)
#given.plain #strong(given.bold)
#pagebreak()
#given.last
`;
const letters = '0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz ([{}])\\ Łódź, “naïve”';

it('finds each word that stands on a PDF: over lines, in every font, with ligatures, on the last page', async () => {
  const plain = `The quartz lantern seventeen of the affluent office is in the efficient workflow. ${letters}`;
  const given = { title: 'A paper', plain, bold: 'In bold as well.', last: 'On the last page.' };
  const text = pdfText(await typeset(template, given));
  const words = (one: string) => one.replaceAll(/\s/g, '');
  for (const one of Object.values(given)) expect(words(text)).toContain(words(one));
  expect(text).toContain('quartz lantern seventeen');
  expect(text).not.toContain('quartz lantern eighteen');
});

it('is not silent about a file in which it can read nothing', () => {
  expect(() => pdfText(Buffer.from('%PDF-1.7\n'))).toThrow('No words were read');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '#lib/markdown/plain-text.ts';
import { picturesIn } from '#lib/markdown/pictures.ts';
import { renderMarkdown } from '#lib/markdown/render.ts';
import { corpus } from './corpus.ts';
import { readHtml } from './read.ts';

const address = `/files/${'ab12'.repeat(16)}/stall.jpg`;
const word = fc
  .array(fc.constantFrom('zqa', 'zqb', 'زق', 'ਪੰ', 'żó', '👩🏽‍👧', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''));
const sign = fc.constantFrom(
  ...'# |## |> |- |1. |\n|\n\n|  |    |\t|*|**|_|`|```|~~|[|]|(|)|](/|](javascript:|](https://x.example/|![|<|>|</|<script>'
    .split('|')
    .concat([
      '|',
      '\n| --- | --- |\n',
      '&',
      '&lt;',
      '\\',
      '"',
      "'",
      '=',
      '\n---\n',
      '<!--',
      '-->',
      '~',
      ': ',
      ' ',
    ]),
);
const anything = fc.array(fc.oneof(word, sign), { maxLength: 60 });
const isWord = (part: string) => /^(?:zq|ز|ਪ|ż|👩|🏴)/u.test(part);
const decoded = (text: string) => text.replace(/(?:%[0-9a-f]{2})+/gi, (part) => decodeURIComponent(part));

const mayLink = /^(?:https?:\/\/[^/\\]|mailto:|tel:|\/(?![/\\])|#)/i;

describe('Text that staff write', () => {
  it('comes out with nothing but what is on a closed list, and with every word', () => {
    fc.assert(
      fc.property(anything, (parts) => {
        const read = readHtml(renderMarkdown(parts.join('')));
        expect(read.strange).toEqual([]);
        for (const link of read.links) expect(link).toMatch(mayLink);
        const words = decoded(read.words);
        for (const part of parts.filter(isWord)) expect(words).toContain(part);
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps every word in the text twin of a mail', () => {
    fc.assert(
      fc.property(anything, (parts) => {
        const words = decoded(plainText(parts.join('')));
        for (const part of parts.filter(isWord)) expect(words).toContain(part);
      }),
      { numRuns: 1000 },
    );
  });

  for (const [name, { text, words, links = [], pictures = [] }] of Object.entries(corpus))
    it(`shows ${name} safe and whole`, () => {
      const read = readHtml(renderMarkdown(text));
      expect(read.strange).toEqual([]);
      expect(read.links).toEqual(links);
      expect(read.pictures).toEqual(pictures);
      for (const said of words) expect(read.words).toContain(said);
    });
});

describe('A text on a page', () => {
  it('has its headings below the one of the page, without a gap', () => {
    const { names } = readHtml(renderMarkdown('# One\n\n#### Two\n\n# Three\n\n## Four'));
    expect(names.filter((name) => name.startsWith('h'))).toEqual(['h2', 'h3', 'h2', 'h3']);
    const same = readHtml(renderMarkdown('## One\n\n## Two\n\n#### Three\n\n## Four')).names;
    expect(same).toEqual(['h2', 'h2', 'h3', 'h2']);
    expect(renderMarkdown('# One', { heading: 3 })).toBe('<h3>One</h3>\n');
  });

  it('keeps the groups of a telephone number in their order from right to left too', () => {
    expect(renderMarkdown('اتصل [0800 011 3764](tel:08000113764)')).toContain(
      '<a href="tel:08000113764" dir="ltr">0800 011 3764</a>',
    );
  });

  it('lets a wide table scroll, by the keys too, and names it by its columns', () => {
    const html = renderMarkdown('| Day | |\n| --- | ---: |\n| Monday | 4 |');
    expect(html).toContain('<div class="wide-table" role="region" tabindex="0" aria-label="Day"><table>');
    expect(html).toContain('<th scope="col">Day</th>\n<td></td>');
    expect(html).toContain('<td>4</td>');
  });

  it('shows a picture of ours in the formats that are kept, and no other picture', () => {
    const kept = {
      sources: [{ type: 'image/avif', srcset: '/files/a/w640.avif 640w' }],
      src: address,
      width: 640,
      height: 480,
    };
    const html = renderMarkdown(`![A stall](${address})`, { picture: () => kept });
    expect(html).toContain('<source type="image/avif" srcset="/files/a/w640.avif 640w">');
    expect(html).toContain(`<img src="${address}" width="640" height="480" alt="A stall" loading="lazy">`);
    expect(renderMarkdown('![Ours?](https://other.example/a.png)')).not.toContain('<img');
    expect(renderMarkdown(`![ ](${address})`)).not.toContain('<img');
  });

  it('says which pictures it holds, and which nobody described', () => {
    expect(picturesIn(`![A **stall**](${address}) ![](/files/x/y.png)`)).toEqual([
      { address, alt: 'A stall', isOurs: true },
      { address: '/files/x/y.png', alt: '', isOurs: false },
    ]);
  });
});

describe('A text in a mail', () => {
  it('leads to whole addresses', () => {
    expect(renderMarkdown('[Help](/help)', { base: 'https://prevent.example' })).toBe(
      '<p><a href="https://prevent.example/help">Help</a></p>\n',
    );
  });

  it('reads well without HTML', () => {
    const text =
      '# Plan\n\nRead [the guide](/guides/a) or https://x.example/b.\nCall [101](tel:101).\n\n1. One\n2. Two\n   - Deep\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\nEnd';
    expect(plainText(text, { base: 'https://prevent.example' })).toBe(
      'Plan\n\nRead the guide (https://prevent.example/guides/a) or https://x.example/b.\nCall 101.\n\n1. One\n2. Two\n  - Deep\n\nA | B\n1 | 2\n\nEnd',
    );
  });
});

type Written = { text: string; words: string[]; links?: string[]; pictures?: string[] };

const address = `/files/${'ab12'.repeat(16)}/stall.jpg`;
const tab = String.fromCharCode(9);
const columns = Array.from({ length: 120 }, (_, at) => `c${at}`);
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const many = Array.from({ length: 400 }, (_, at) => row(columns.map((cell) => `${cell}r${at}`)));

/** What is not to be run. */
const spelled = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  `java${tab}script:alert(1)`,
  'java&#x09;script:alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A&#x61;vascript:alert(1)',
  'javascript&colon;alert(1)',
  'jav\\ascript:alert(1)',
  '%6Aavascript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html;base64,PHNjcmlwdD4=',
  'DATA:image/svg+xml,<svg onload=alert(1)>',
  'file:///etc/passwd',
  'blob:x.example/1',
  '//other.example/a',
  '/\\other.example/a',
  '\\\\other.example/a',
  'https:/\\other.example',
  'javascript://x.example/%0aalert(1)',
];

/** Texts that were made to break out, to be lost, or to look odd. @see the issue on campaigns */
export const corpus: Record<string, Written> = {
  'a script': {
    text: 'Before <script>alert("one")</script> after <img src=x onerror=alert(1)> <svg/onload=alert(2)>',
    words: ['Before <script>alert("one")</script> after <img src=x onerror=alert(1)> <svg/onload=alert(2)>'],
  },
  'a block of HTML': {
    text: '<div onclick="go()">\nInside\n</div>\n\n<iframe src="https://x.example"></iframe>\n\n<!-- hidden -->',
    words: ['onclick', 'Inside', 'iframe', '<!-- hidden -->'],
    links: ['https://x.example'],
  },
  ...Object.fromEntries(
    spelled.map((link) => [
      `a link to ${link}`,
      { text: `[press me](${link}) and ![picture](${link})`, words: ['press me', 'picture'] },
    ]),
  ),
  'a link in angle brackets that runs': { text: '<javascript:alert(1)>', words: ['javascript:alert(1)'] },
  'a link defined elsewhere': {
    text: '[a]\n\n[a]: javascript:alert(1) "title"',
    words: ['[a]', 'javascript:alert(1)', 'title'],
  },
  'a title that breaks out': {
    text: '[a](/help "x\\" onmouseover=\\"alert(1)")',
    words: ['onmouseover'],
    links: ['/help'],
  },
  'a description that breaks out': {
    text: `![x" onerror="alert(1)](${address})`,
    words: ['x" onerror="alert(1)'],
    pictures: [address],
  },
  'the links that are for everybody': {
    text: '[a](https://x.example/ü) [b](mailto:team@x.example) [c](tel:08000113764) [d](/help) [e](#top)',
    words: ['a', 'b', 'c', 'd', 'e'],
    links: ['https://x.example/%C3%BC', 'mailto:team@x.example', 'tel:08000113764', '/help', '#top'],
  },
  entities: {
    text: 'Q&amp;A &lt;script&gt; &copy; &#0; &#x1F600; &notanentity; &',
    words: ['Q&A <script> ©', '😀', '&notanentity; &'],
  },
  'a huge table': {
    text: [row(columns), row(columns.map(() => '---')), ...many].join('\n'),
    words: ['c0', 'c119r399'],
  },
  'a table with more cells than headings': {
    text: '- | A | B |\n  | --- | --- |\n  | 1 | 2 | extra | more |\n\nA | B\n--- | ---\n3 | 4 | another\n',
    words: ['extra', 'more', 'another'],
  },
  'lists in lists': {
    text: Array.from({ length: 80 }, (_, at) => `${'  '.repeat(at)}- level${at}`).join('\n'),
    words: ['level0', 'level40', 'level79'],
  },
  'quotes in quotes': {
    text: `${'> '.repeat(300)}deep\n\n${'- '.repeat(300)}deeper\n${'>'.repeat(300)}deepest`,
    words: ['deep', 'deeper', 'deepest'],
  },
  'brackets without an end': {
    text: `${'['.repeat(3000)}open ${'*'.repeat(3000)}star ${'`'.repeat(3001)}tick`,
    words: ['open', 'star', 'tick'],
  },
  'a listing': {
    text: '```js onclick\nlet a = "<b>";\n```\n\n    four spaces',
    words: ['js onclick', 'let a = "<b>";', 'four spaces'],
  },
  'right-to-left': {
    text: '## آج آپ نے آن لائن کیا دیکھا؟\n\n**تحدث** مع [العائلة](/help) ‏2026‏ <b>',
    words: ['آج آپ نے آن لائن کیا دیکھا؟', 'تحدث', 'العائلة', '<b>'],
    links: ['/help'],
  },
  emoji: {
    text: '👩🏽‍👧 **🏴󠁧󠁢󠁥󠁮󠁧󠁿** _👍🏿_ ❤️ 🇬🇧 | 🧑‍🤝‍🧑',
    words: ['👩🏽‍👧', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👍🏿', '❤️', '🇬🇧', '🧑‍🤝‍🧑'],
  },
  'half of an emoji and a nought': { text: 'a\ud83d b\u0000c', words: ['a', 'b'] },
};

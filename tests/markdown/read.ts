import { type DefaultTreeAdapterTypes as Tree, parseFragment } from 'parse5';

const text: readonly string[] = [];
const elements: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ['p', 'br', 'hr', 'em', 'strong', 'code', 'blockquote', 'ul', 'li', 'table', 'thead', 'tbody', 'tr', 'td']
      .concat(['h2', 'h3', 'h4', 'h5', 'h6', 'picture'])
      .map((name) => [name, text]),
  ),
  ol: ['start'],
  th: ['scope'],
  a: ['href', 'dir', 'title'],
  div: ['class', 'role', 'tabindex', 'aria-label'],
  img: ['src', 'alt', 'title', 'width', 'height', 'loading'],
  source: ['type', 'srcset'],
};

/** What a browser makes of HTML. @property strange what is on no list of ours */
export type Read = { strange: string[]; words: string; links: string[]; pictures: string[]; names: string[] };

const inBrowser = (html: string): Tree.Node[] => parseFragment(html).childNodes;

/** Reads HTML as a browser does, and says what stands in it. */
export function readHtml(html: string): Read {
  const read: Read = { strange: [], words: '', links: [], pictures: [], names: [] };
  for (const node of inBrowser(html)) readNode(node, read);
  return read;
}

function readNode(node: Tree.Node, read: Read): void {
  if ('value' in node) read.words += node.value;
  else if ('tagName' in node) readElement(node, read);
  else read.strange.push(node.nodeName);
}

function readElement({ tagName, attrs, childNodes }: Tree.Element, read: Read): void {
  const allowed = elements[tagName];
  read.names.push(tagName);
  if (!allowed) read.strange.push(tagName);
  for (const { name, value } of attrs) {
    if (!allowed?.includes(name)) read.strange.push(`${tagName} ${name}`);
    if (['alt', 'title', 'href'].includes(name)) read.words += ` ${value} `;
    if (name === 'href') read.links.push(value);
    if (name === 'src') read.pictures.push(value);
  }
  if (tagName === 'br') read.words += '\n';
  for (const child of childNodes) readNode(child, read);
}

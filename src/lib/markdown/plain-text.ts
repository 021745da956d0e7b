import type { Token } from 'markdown-it';
import { parseMarkdown } from './parse.ts';
import { altOf } from './pictures.ts';

/**
 * The words of a text in Markdown as they stand in the text twin of a mail: lists with their signs, the address
 * behind each link, rows of tables with strokes between their cells.
 *
 * @param base put before paths of ours, like `https://prevent.example`
 */
export function plainText(text: string, { base = '' }: { base?: string } = {}): string {
  const written = new Written(base);
  for (const token of parseMarkdown(text)) written.add(token);
  return written.text();
}

/** Where a list stands. @property next the number of its next item; null in a list without numbers */
type List = { next: number | null };

class Written {
  private parts: string[] = [];
  private lists: List[] = [];
  private cells: string[] = [];
  private start = '';
  private readonly base: string;

  constructor(base: string) {
    this.base = base;
  }

  add(token: Token): void {
    if (token.type === 'inline') this.words(token);
    else if (token.type === 'hr') this.parts.push('----\n\n');
    else this.mark(token);
  }

  private words(token: Token): void {
    const words = wordsOf(token, this.base);
    if (this.cells.length > 0) this.cells.push(words);
    else this.line(words);
  }

  private line(words: string): void {
    const indent = '  '.repeat(Math.max(0, this.lists.length - 1));
    const below = `\n${indent}${' '.repeat(this.start.length)}`;
    this.parts.push(`${indent}${this.start}${words.replaceAll('\n', below)}\n`);
    this.start = ' '.repeat(this.start.length);
  }

  private mark(token: Token): void {
    const { type } = token;
    if (type.endsWith('list_open'))
      this.lists.push({ next: type.startsWith('ordered') ? startOf(token) : null });
    if (type.endsWith('list_close')) this.lists.pop();
    if (type === 'list_item_open') this.start = this.nextItem();
    if (type === 'list_item_close') this.start = '';
    if (type === 'tr_open') this.cells = [''];
    if (type === 'tr_close') this.row();
    if (endsBlock(type, this.lists.length)) this.parts.push('\n');
  }

  private nextItem(): string {
    const list = this.lists.at(-1);
    return typeof list?.next === 'number' ? `${list.next++}. ` : '- ';
  }

  private row(): void {
    const words = this.cells.slice(1).join(' | ');
    this.cells = [];
    this.line(words);
  }

  text(): string {
    return this.parts
      .join('')
      .replace(/[ \t]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }
}

const startOf = (list: Token): number => Number(list.attrGet('start') ?? 1);

const endsBlock = (type: string, depth: number): boolean =>
  type === 'heading_close' ||
  type === 'table_close' ||
  (type.endsWith('list_close') && depth === 0) ||
  (type === 'paragraph_close' && depth === 0);

/** The words of a line, with the address behind a link where the words are not the address. */
function wordsOf({ children }: Token, base: string): string {
  let words = '';
  let linked: { address: string; from: number } | undefined;
  for (const token of children ?? []) {
    if (token.type === 'link_open')
      linked = { address: String(token.attrGet('href') ?? ''), from: words.length };
    else if (token.type === 'link_close' && linked)
      words += addressAfter(words.slice(linked.from), linked.address, base);
    else if (token.type.endsWith('break')) words += '\n';
    else words += token.type === 'image' ? altOf(token) : token.content;
  }
  return words;
}

function addressAfter(words: string, address: string, base: string): string {
  const whole = address.startsWith('/') ? base + address : address;
  const said = whole.replace(/^(?:mailto|tel):/, '');
  const isSaid = words.replace(/\s/g, '').includes(said) || words === address;
  return isSaid ? '' : ` (${said})`;
}

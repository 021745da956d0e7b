import type { Token } from 'markdown-it';
import { escapeHtml } from '../escape-html.ts';
import { isOwnPicture } from './addresses.ts';
import { htmlOf, parseMarkdown } from './parse.ts';
import { altOf } from './pictures.ts';

/** A picture in the sizes and formats that are kept of it. */
export type Picture = {
  sources: readonly { type: string; srcset: string }[];
  src: string;
  width: number;
  height: number;
};

/**
 * @property heading level of the highest heading, below the one of the page; 2 unless told
 * @property base put before paths of ours, for mails: like `https://prevent.example`
 * @property picture what is kept of an uploaded picture, by its address in the text
 */
export type MarkdownOptions = {
  heading?: number;
  base?: string;
  picture?: (address: string) => Picture | undefined;
};

/**
 * HTML of a text in Markdown, from a closed list of elements and attributes, with every word that was typed.
 *
 * HTML in the text is shown as text; links and pictures that may not be are shown as their words. Direction and
 * language are the page's.
 */
export function renderMarkdown(text: string, options: MarkdownOptions = {}): string {
  const tokens = parseMarkdown(text);
  levelHeadings(tokens, options.heading ?? 2);
  wrapTables(tokens);
  for (const { children } of tokens) for (const token of children ?? []) tame(token, options);
  return htmlOf(tokens);
}

/** No level is left out on the way down: readers who jump from heading to heading would look for it. */
function levelHeadings(tokens: readonly Token[], top: number): void {
  // The levels that were typed, of the headings under which the text stands.
  let above: number[] = [];
  for (const token of tokens) {
    if (token.type === 'heading_open') {
      const typed = Number(token.tag.slice(1));
      above = [...above.filter((one) => one < typed), typed];
    }
    if (token.type.startsWith('heading_')) token.tag = `h${Math.min(top - 1 + above.length, 6)}`;
  }
}

/** A table may be wider than a phone: what is round it scrolls, also by the keys, and has a name. */
function wrapTables(tokens: readonly Token[]): void {
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'table_open') openTable(token, namesOf(tokens, at));
    if (token.type === 'table_close') becomeHtml(token, '</table></div>\n');
    if (token.type === 'th_open') nameColumn(tokens, at);
    if (token.type === 'td_open') token.attrs = null;
  }
}

const openTable = (token: Token, names: string): void =>
  becomeHtml(
    token,
    `<div class="wide-table" role="region" tabindex="0" aria-label="${escapeHtml(names)}"><table>\n`,
  );

/** What the headings of the table say, as its name: they are in the language of the text. */
function namesOf(tokens: readonly Token[], from: number): string {
  const end = tokens.findIndex(({ type }, at) => at > from && type === 'thead_close');
  const cells = tokens.slice(from, end).filter(({ type }) => type === 'inline');
  return cells.map(altOf).filter(Boolean).join(', ') || '—';
}

/** A heading without words names nothing, so that cell is an ordinary one. */
function nameColumn(tokens: readonly Token[], at: number): void {
  const [open, words, close] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!open || !words || !close) return;
  const isNamed = altOf(words) !== '';
  open.attrs = isNamed ? [['scope', 'col']] : null;
  if (!isNamed) open.tag = close.tag = 'td';
}

function tame(token: Token, options: MarkdownOptions): void {
  if (token.type === 'link_open') token.attrs = linkOf(token, options);
  if (token.type === 'image') becomeHtml(token, pictureOf(token, options));
}

function linkOf(token: Token, { base = '' }: MarkdownOptions): [string, string][] {
  const address = String(token.attrGet('href') ?? '');
  const title = token.attrGet('title');
  const attributes: [string, string][] = [['href', address.startsWith('/') ? base + address : address]];
  // In a text from right to left the groups of a number would change places, and call somebody else.
  if (/^tel:/i.test(address)) attributes.push(['dir', 'ltr']);
  if (title) attributes.push(['title', String(title)]);
  return attributes;
}

function pictureOf(token: Token, { base = '', picture }: MarkdownOptions): string {
  const address = String(token.attrGet('src') ?? '');
  const alt = altOf(token);
  const title = token.attrGet('title');
  if (alt === '' || !isOwnPicture(address))
    return escapeHtml([alt, title, `(${address})`].filter(Boolean).join(' '));
  const words = `alt="${escapeHtml(alt)}"${title ? ` title="${escapeHtml(String(title))}"` : ''} loading="lazy"`;
  const kept = picture?.(address);
  if (!kept) return `<img src="${escapeHtml(base + address)}" ${words}>`;
  const sources = kept.sources.map(
    ({ type, srcset }) => `<source type="${escapeHtml(type)}" srcset="${escapeHtml(srcset)}">`,
  );
  const size = `width="${kept.width}" height="${kept.height}"`;
  const image = `<img src="${escapeHtml(base + kept.src)}" ${size} ${words}>`;
  return `<picture>${sources.join('')}${image}</picture>`;
}

function becomeHtml(token: Token, html: string): void {
  token.type = 'html_inline';
  token.content = html;
  token.children = null;
}

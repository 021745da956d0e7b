import MarkdownIt, { type Token } from 'markdown-it';
import { mayLinkTo } from './addresses.ts';
import { keptWhole } from './whole.ts';

// Writers are not programmers: an indented line is no program, and what only a reader of the source would see
// (definitions of links, the language of a listing) would lose words of theirs.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });
markdown.disable(['code', 'fence', 'reference', 'strikethrough']);
markdown.validateLink = mayLinkTo;
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: true });

/** What a text in Markdown is made of, without any HTML that stood in it. */
export const parseMarkdown = (text: string): Token[] => markdown.parse(keptWhole(text), {});

/** The HTML of what was parsed; whoever calls has seen to it that the parts may be shown. */
export const htmlOf = (tokens: Token[]): string => markdown.renderer.render(tokens, markdown.options, {});

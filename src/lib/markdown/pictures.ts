import { isOwnPicture } from './addresses.ts';
import type { Token } from 'markdown-it';
import { parseMarkdown } from './parse.ts';

/** A picture in a text. @property alt what it shows, in words; blank when nobody wrote it */
export type WrittenPicture = { address: string; alt: string; isOurs: boolean };

/** What stands for a picture where it cannot be seen. */
export const altOf = (token: Token): string =>
  (token.children ?? [])
    .map((part) =>
      part.type === 'image' ? altOf(part) : part.content || (part.type.endsWith('break') ? ' ' : ''),
    )
    .join('')
    .trim();

/** The pictures of a text in their order, also those that will not be shown. */
export const picturesIn = (text: string): WrittenPicture[] =>
  parseMarkdown(text)
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'image')
    .map((token) => {
      const address = String(token.attrGet('src') ?? '');
      return { address, alt: altOf(token), isOurs: isOwnPicture(address) };
    });

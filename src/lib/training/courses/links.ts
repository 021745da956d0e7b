import type { CourseLink } from '#db/schema/courses.ts';
import { linesOf } from './programme.ts';

// A page of ours by its path, or one elsewhere by https.
const address = /^(?:\/(?!\/)\S*|https:\/\/[^\s/]+\.\S+)$/;

/**
 * Reads links that were typed as "What it is | https://…", one a line.
 *
 * @returns the links in their order, or the first line that cannot be read
 */
export function readLinks(text: string): { links: CourseLink[] } | { unreadable: string } {
  const links: CourseLink[] = [];
  for (const line of linesOf(text)) {
    const [, title, url] = /^(\S.*?)\s*\|\s*(\S+)$/.exec(line) ?? [];
    if (!title || !url || !address.test(url)) return { unreadable: line };
    links.push({ title, url });
  }
  return { links };
}

/** Links as they are typed. */
export const writeLinks = (links: readonly CourseLink[]): string =>
  links.map(({ title, url }) => `${title} | ${url}`).join('\n');

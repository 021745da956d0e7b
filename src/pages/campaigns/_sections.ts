/** A text as a page lays it out: short parts that stand side by side, then the rest one below the other. */
export type Sections = { columns: string[]; rest: string };

const isShort = (part: string): boolean => part.length < 420 && !/<(?:table|picture|img|h3|ul|ol)/.test(part);

/** Puts the short parts that a text begins with side by side, where there are from two to four of them. */
export function sectionsOf(html: string): Sections {
  const parts = html.split(/(?=<h2>)/);
  const long = parts.findIndex((part) => !part.startsWith('<h2>') || !isShort(part));
  const count = long === -1 ? parts.length : long;
  if (count < 2 || count > 4) return { columns: [], rest: html };
  return { columns: parts.slice(0, count), rest: parts.slice(count).join('') };
}

import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

export type PublicPage = {
  path: string;
  html: string;
  /** Whether it is the first of its kind that was met. */
  isFirst: boolean;
};

type Walk = { pages: PublicPage[]; broken: string[] };

/** How many pages of one kind are read: the fourth event is built as the first three are. */
const ofAKind = 3;

/**
 * Reads the public site as somebody would who presses every link, beginning at the home page: each page once, and
 * three of those that differ by a name or a filter alone.
 *
 * @returns the pages, and each link that leads nowhere with the page it stands on
 */
export async function walkPublicPages(origin: string, from: readonly string[] = ['/']): Promise<Walk> {
  const pages: PublicPage[] = [];
  const broken: string[] = [];
  const kinds = new Map<string, number>();
  const met = new Set<string>();
  const waiting = from.map((path) => ({ path, on: 'the beginning' }));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { path, on } = next;
    const kind = kindOf(path);
    const known = kinds.get(kind) ?? 0;
    if (met.has(path) || known >= ofAKind) continue;
    met.add(path);
    kinds.set(kind, known + 1);
    const answer = await fetch(origin + path);
    if (!answer.ok) broken.push(`${path} (${answer.status}), linked on ${on}`);
    if (!answer.ok || !answer.headers.get('content-type')?.startsWith('text/html')) continue;
    const html = await answer.text();
    pages.push({ path, html, isFirst: known === 0 });
    waiting.push(...linksIn(html, origin, path).map((link) => ({ path: link, on: path })));
  }
  return { pages, broken };
}

// Pages for those who sign in: walks of their own look at them.
const apart = /^\/(staff|partner|sign-out|account)(\/|$)/;

function linksIn(html: string, origin: string, path: string): string[] {
  return [...elements(parse(html))]
    .filter(({ tagName }) => tagName === 'a')
    .flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'href').map(({ value }) => value))
    .map((href) => new URL(href, origin + path))
    .filter((url) => url.origin === origin && !apart.test(url.pathname))
    .map(({ pathname, search }) => pathname + search);
}

function* elements(node: Tree.Node): Generator<Tree.Element> {
  if ('tagName' in node) yield node;
  for (const child of 'childNodes' in node ? node.childNodes : []) yield* elements(child);
}

// What stands after a section and is a page of its own rather than one of many.
const words = [
  'sessions',
  'courses',
  'book',
  'register',
  'request',
  'map',
  'find',
  'issues',
  'someone-i-know',
  'i-work-with-people',
];

/** "/events/[name]?near" for "/events/chess-and-pizza?near=Bedford". */
function kindOf(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const [, section = '', ...rest] = pathname.split('/');
  const shape = rest.map((word) => (words.includes(word) ? word : '[name]'));
  return `/${[section, ...shape].join('/')}?${[...searchParams.keys()].sort().join('&')}`;
}

import { DOMImplementation, type Element, XMLSerializer } from '@xmldom/xmldom';

const namespace = 'http://www.w3.org/2005/Atom';

/** One entry of an Atom feed; what it says is plain text. */
export type AtomEntry = {
  /** A tag: URI (RFC 4151): it stays when the address of the page changes. */
  id: string;
  title: string;
  summary: string;
  page: string;
  category: { term: string; label: string };
  publishedAt: Temporal.Instant;
  updatedAt: Temporal.Instant;
};

/** The feed itself. */
export type AtomHead = {
  id: string;
  title: string;
  subtitle: string;
  author: string;
  page: string;
  self: string;
  updatedAt: Temporal.Instant;
};

type Attributes = Readonly<Record<string, string>>;

/** A whole Atom feed (RFC 4287) in British English. */
export function atomText(head: AtomHead, entries: readonly AtomEntry[]): string {
  const document = new DOMImplementation().createDocument(namespace, 'feed');
  const feed = document.documentElement!;
  feed.setAttribute('xml:lang', 'en-GB');
  writeHead(feed, head);
  for (const entry of entries) writeEntry(add(feed, 'entry'), entry);
  return `<?xml version="1.0" encoding="utf-8"?>\n${new XMLSerializer().serializeToString(document)}\n`;
}

function writeHead(feed: Element, { id, title, subtitle, author, page, self, updatedAt }: AtomHead): void {
  add(feed, 'id', id);
  add(feed, 'title', title);
  add(feed, 'subtitle', subtitle);
  add(feed, 'updated', updatedAt.toString());
  add(add(feed, 'author'), 'name', author);
  add(feed, 'link', '', { rel: 'self', type: 'application/atom+xml', href: self });
  add(feed, 'link', '', { rel: 'alternate', type: 'text/html', href: page });
}

function writeEntry(into: Element, entry: AtomEntry): void {
  add(into, 'id', entry.id);
  add(into, 'title', entry.title);
  add(into, 'updated', entry.updatedAt.toString());
  add(into, 'published', entry.publishedAt.toString());
  add(into, 'link', '', { rel: 'alternate', type: 'text/html', href: entry.page });
  add(into, 'category', '', entry.category);
  add(into, 'summary', entry.summary);
}

function add(into: Element, name: string, text = '', attributes: Attributes = {}): Element {
  const document = into.ownerDocument!;
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, legible(value));
  if (text) made.appendChild(document.createTextNode(legible(text)));
  into.appendChild(made);
  return made;
}

// XML has no way to write the other control characters, nor half of a pair.
const legible = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

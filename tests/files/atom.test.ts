import { DOMParser, type Element } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { type AtomEntry, atomText } from '#lib/files/atom.ts';

const at = Temporal.Instant.from('2026-11-21T10:00:00Z');
const head = {
  ...{ id: 'tag:concord.example,2026:events', title: 'Events', subtitle: 'What is on', author: 'Concord' },
  ...{ page: 'https://concord.example/events', self: 'https://concord.example/events.atom', updatedAt: at },
};
const entry: AtomEntry = {
  ...{ id: 'tag:concord.example,2026:events/1', title: 'Tea & <talk>\u0007', summary: 'Come "along" ]]>' },
  ...{ page: 'https://concord.example/events/tea?a=1&b=2', category: { term: 'tea', label: 'Tea' } },
  ...{ publishedAt: at, updatedAt: at },
};

/** What RFC 4287 asks of each element: how many of which children. */
const once = { feed: ['id', 'title', 'updated', 'author'], entry: ['id', 'title', 'updated', 'summary'] };

describe('an Atom feed', () => {
  const document = new DOMParser().parseFromString(atomText(head, [entry, entry]), 'text/xml');
  const feed = document.documentElement!;
  const children = (of: Element, name: string) =>
    Array.from(of.childNodes).filter(({ nodeName }) => nodeName === name) as Element[];

  it('says once whatever RFC 4287 asks for once, of itself and of each entry', () => {
    expect(feed.namespaceURI).toBe('http://www.w3.org/2005/Atom');
    for (const name of once.feed) expect([name, children(feed, name).length]).toEqual([name, 1]);
    expect(children(feed, 'entry')).toHaveLength(2);
    for (const one of children(feed, 'entry'))
      for (const name of once.entry) expect([name, children(one, name).length]).toEqual([name, 1]);
  });

  it('names itself and its page, and every moment as RFC 3339 does', () => {
    const rels = children(feed, 'link').map((link) => link.getAttribute('rel'));
    expect(rels).toEqual(['self', 'alternate']);
    for (const one of Array.from(feed.getElementsByTagName('updated')))
      expect(one.textContent).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('gives words back as they were, without what XML cannot write', () => {
    const [one] = children(feed, 'entry');
    expect(children(one!, 'title')[0]!.textContent).toBe('Tea & <talk>');
    expect(children(one!, 'summary')[0]!.textContent).toBe('Come "along" ]]>');
    expect(children(one!, 'link')[0]!.getAttribute('href')).toBe(entry.page);
  });
});

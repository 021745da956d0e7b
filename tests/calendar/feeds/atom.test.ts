import { readFileSync } from 'node:fs';
import * as libxml from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import type { Db } from '#db/client.ts';
import { event } from '#db/schema/events.ts';
import { everything } from '#lib/calendar/feeds/filter.ts';
import { publicNews } from '#lib/calendar/feeds/public.ts';
import { it } from '../../support/database.ts';
import { aPublishedEvent } from '../../support/event-makers.ts';
import { now } from '../../support/makers.ts';

const grammar = readFileSync(new URL('../../support/atom.rng', import.meta.url), 'utf8');

// The parser means to drop this way of checking some day, so its types strike it through. The version is pinned.
const { RelaxNGValidator } = libxml as unknown as {
  RelaxNGValidator: {
    fromDoc(schema: libxml.XmlDocument): Disposable & { validate(doc: libxml.XmlDocument): void };
  };
};

/** Throws, with the line, where a text is no Atom feed by the grammar of RFC 4287. */
function validate(text: string): void {
  using schema = libxml.XmlDocument.fromString(grammar);
  using validator = RelaxNGValidator.fromDoc(schema);
  using feed = libxml.XmlDocument.fromString(text);
  validator.validate(feed);
}

/** The feed in which four events stand: as planned, cancelled, postponed, and online with words that XML escapes. */
async function theFeed(db: Db): Promise<string> {
  await aPublishedEvent(db, { title: 'Tea & <talk> "now"', summary: 'Come along ]]> or not\u0007.' });
  await aPublishedEvent(db, { cancelledAt: now, cancelReason: 'The hall is flooded', changedAt: now });
  await aPublishedEvent(db, { postponedAt: now, postponedReason: 'No speaker' });
  const online = {
    venue: null,
    venuePostcode: null,
    mode: 'online',
    onlineLink: 'https://meet.example/x',
  } as const;
  await aPublishedEvent(db, {
    ...online,
    stepFree: null,
    hearingLoop: null,
    accessibleToilet: null,
    parking: null,
  });
  return read(db);
}

let asked = 0;
async function read(db: Db): Promise<string> {
  const pageOf = (slug: string) => `https://concord.example/events/${slug}`;
  const head = {
    ...{ id: 'tag:concord.example,2026:events', title: 'Events: Eastern region', subtitle: 'What is on' },
    ...{
      author: 'Concord',
      page: 'https://concord.example/events',
      self: 'https://concord.example/events.atom',
    },
  };
  // Feeds are kept by their address: each reading has its own.
  const feed = { key: `asked=${asked++}`, filter: async () => everything, pageOf };
  return Buffer.from((await publicNews(db, feed, head, now)).plain).toString();
}

const namespace = { atom: 'http://www.w3.org/2005/Atom' };

function found(text: string, path: string): string[] {
  using feed = libxml.XmlDocument.fromString(text);
  return feed
    .find(path, namespace)
    .map((node) => ('value' in node ? String(node.value) : (node as libxml.XmlElement).content));
}

describe('the Atom feed of events', () => {
  it('is valid by the RELAX NG grammar of RFC 4287', async ({ db }) => {
    const text = await theFeed(db);
    expect(() => validate(text)).not.toThrow();
    expect(found(text, '//atom:entry')).toHaveLength(4);
  });

  it('is valid where nothing is on', async ({ db }) => {
    const text = await read(db);
    expect(() => validate(text)).not.toThrow();
    expect(found(text, '//atom:entry')).toHaveLength(0);
  });

  it('names every entry once and for good, also when its words change', async ({ db }) => {
    const before = found(await theFeed(db), '//atom:id');
    expect(new Set(before).size).toBe(before.length);
    await db.update(event).set({ title: 'Another title', changedAt: now.add({ seconds: 9 }) });
    expect(found(await read(db), '//atom:id').toSorted()).toEqual(before.toSorted());
  });

  it('has the newest change first, says it of itself, and has no moment that is not there yet', async ({
    db,
  }) => {
    for (const hours of [50, 2, 170]) await aPublishedEvent(db, { changedAt: now.subtract({ hours }) });
    const text = await read(db);
    const updated = found(text, '//atom:entry/atom:updated');
    expect(updated).toEqual(updated.toSorted().reverse());
    expect(found(text, '/atom:feed/atom:updated')).toEqual(updated.slice(0, 1));
    for (const moment of found(text, '//atom:updated | //atom:published'))
      expect(Temporal.Instant.compare(Temporal.Instant.from(moment), now)).toBeLessThanOrEqual(0);
  });

  it('links to whole addresses alone, and to its page and itself once each', async ({ db }) => {
    const text = await theFeed(db);
    const links = found(text, '//atom:link/@href');
    for (const link of links) expect(new URL(link).origin).toBe('https://concord.example');
    expect(found(text, '/atom:feed/atom:link/@rel')).toEqual(['self', 'alternate']);
  });
});

describe('the grammar', () => {
  const entry =
    '<entry><id>tag:a,2026:1</id><title>A</title><updated>2026-11-21T09:00:00Z</updated><link href="https://a.example/1"/></entry>';
  const feed = (inside: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:a,2026:x</id><title>A</title><updated>2026-11-21T09:00:00Z</updated><author><name>A</name></author>${inside}</feed>`;

  test('takes the smallest feed', () => expect(() => validate(feed(entry))).not.toThrow());

  test.each([
    ['an entry without an id', feed(entry.replace(/<id>.*<\/id>/, ''))],
    ['a title twice', feed(entry.replace('</entry>', '<title>B</title></entry>'))],
    ['a moment that is none', feed(entry.replace('2026-11-21T', '2026-13-41T'))],
    ['a day without a time', feed(entry.replace('T09:00:00Z', ''))],
    ['a link that leads nowhere', feed(entry.replace(/ href="[^"]*"/, ''))],
    ['a feed of nobody', feed(entry).replace(/<author>.*<\/author>/, '')],
    ['an element of its own', feed(entry.replace('</entry>', '<venue>Hall</venue></entry>'))],
  ])('refuses %s', (_name, text) => expect(() => validate(text)).toThrow());
});

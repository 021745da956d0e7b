import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { IssueFilter } from '#db/schema/newsletter-issues.ts';
import { subscriber, type SubscriberId } from '#db/schema/newsletters.ts';
import { ukDay } from '#lib/dates.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import { conditionOf, countReached, reachable, readFilter } from '#lib/newsletters/issues/filter.ts';
import { filterOf, rulesOf, type Rule } from '#lib/newsletters/issues/rules.ts';
import { writeChoices } from '#lib/newsletters/subscribers/choices.ts';
import { chance } from '#db/seeds/demo/chance.ts';
import { it } from '../support/database.ts';
import { now, secret } from '../support/makers.ts';

const topics = ['topic_news', 'topic_events', 'topic_training'];
const sectors = ['education', 'health', 'faith'];
const days = [0, 1, 40, 200];
type Person = {
  id: SubscriberId;
  topics: string[];
  areas: AreaId[];
  sectors: string[];
  confirmedAt: Temporal.Instant | null;
  isGone: boolean;
};
type Luck = () => number;

const some = <T>(luck: Luck, all: readonly T[], share: number): T[] => all.filter(() => luck() < share);
const oneOf = <T>(luck: Luck, all: readonly T[]): T => all[Math.floor(luck() * all.length)]!;
const dayBefore = (count: number) => ukDay(now).subtract({ days: count }).toString();

/** Somebody made up, in the database and as plain facts. */
async function somebody(db: Db, luck: Luck, areas: readonly AreaId[], index: number): Promise<Person> {
  const chosen = {
    topics: some(luck, topics, 0.5),
    areas: some(luck, areas, 0.3),
    sectors: some(luck, sectors, 0.3),
  };
  const confirmedAt = luck() < 0.8 ? now.subtract({ hours: Math.floor(luck() * 24 * 250) }) : null;
  const isGone = confirmedAt !== null && luck() < 0.15;
  const email = `somebody${index}@reader.example`;
  const hash = addressHash(secret, email);
  const keys = { emailHash: hash, keyHash: hash, keySealed: hash };
  const ended = isGone ? { email: null, endedAt: now, endedBy: 'link' as const } : { email };
  const row = { ...keys, ...ended, askedAt: now.subtract({ hours: 9000 }), confirmedAt };
  const [made] = await db.insert(subscriber).values(row).returning({ id: subscriber.id });
  await writeChoices(db, made!.id, chosen);
  return { id: made!.id, ...chosen, confirmedAt, isGone };
}

function someFilter(luck: Luck, areas: readonly AreaId[], depth = 0): IssueFilter {
  const kind = depth < 3 ? Math.floor(luck() * 7) : 3 + Math.floor(luck() * 4);
  const parts = () =>
    Array.from({ length: Math.floor(luck() * 4) }, () => someFilter(luck, areas, depth + 1));
  if (kind === 0) return { all: parts() };
  if (kind === 1) return { any: parts() };
  if (kind === 2) return { not: someFilter(luck, areas, depth + 1) };
  if (kind === 3) return { topic: oneOf(luck, topics) };
  if (kind === 4) return { area: oneOf(luck, areas) };
  if (kind === 5) return { sector: oneOf(luck, sectors) };
  return { confirmedSince: dayBefore(oneOf(luck, days)) };
}

/** What a filter means, said without a database. */
function means(filter: IssueFilter, one: Person): boolean {
  if ('all' in filter) return filter.all.every((part) => means(part, one));
  if ('any' in filter) return filter.any.some((part) => means(part, one));
  if ('not' in filter) return !means(filter.not, one);
  if ('topic' in filter) return one.topics.includes(filter.topic);
  if ('sector' in filter) return one.sectors.includes(filter.sector);
  if ('area' in filter) return one.areas.length === 0 || one.areas.includes(filter.area as AreaId);
  const since = Temporal.PlainDate.from(filter.confirmedSince).toZonedDateTime('Europe/London').toInstant();
  return Temporal.Instant.compare(one.confirmedAt!, since) >= 0;
}

describe('who a filter means', () => {
  it('is the same in the database and in plain words, for any people and any filter', async ({ db }) => {
    const { next: luck } = chance(8102);
    const areas = [
      ...(await db.execute<{ id: AreaId }>(
        sql`select id from area where kind = 'force' order by code limit 4`,
      )),
    ].map(({ id }) => id);
    const people: Person[] = [];
    for (let index = 0; index < 60; index += 1) people.push(await somebody(db, luck, areas, index));
    const there = people.filter(({ confirmedAt, isGone }) => confirmedAt && !isGone);
    for (let round = 0; round < 300; round += 1) {
      const filter = someFilter(luck, areas);
      const rows = await db.execute<{ id: SubscriberId }>(
        sql`select p.id from subscriber p where ${reachable} and ${conditionOf(filter)}`,
      );
      const expected = there.filter((one) => means(filter, one)).map(({ id }) => id);
      expect([...rows].map(({ id }) => id).toSorted(), JSON.stringify(filter)).toEqual(expected.toSorted());
      expect(await countReached(db, filter)).toBe(expected.length);
      expect(readFilter(JSON.parse(JSON.stringify(filter)))).toEqual(filter);
    }
  });

  it('begins on a day when that day begins in the UK, in summer too', async ({ db }) => {
    const moments = ['2026-06-30T22:59:59Z', '2026-06-30T23:00:00Z', '2026-07-01T00:30:00Z'];
    for (const [index, confirmedAt] of moments.entries()) {
      const hash = addressHash(secret, `${index}@reader.example`);
      const keys = { email: `${index}@reader.example`, emailHash: hash, keyHash: hash, keySealed: hash };
      const at = Temporal.Instant.from(confirmedAt);
      await db.insert(subscriber).values({ ...keys, askedAt: at, confirmedAt: at });
    }
    expect(await countReached(db, { confirmedSince: '2026-07-01' })).toBe(2);
  });
});

describe('the lines of the form', () => {
  const someRules = (luck: Luck): Rule[] =>
    Array.from({ length: Math.floor(luck() * 8) }, () => ({
      group: 1 + Math.floor(luck() * 4),
      isNot: luck() < 0.4,
      what: oneOf(luck, [
        ...topics.map((one) => `topic:${one}`),
        ...sectors.map((one) => `sector:${one}`),
        'area:0b5c8a52-5d0e-4f43-9d0c-2f1f4bb0a001',
        'confirmedSince:2026-07-04',
        '',
      ]),
    }));

  test('come back from a filter as they went in', () => {
    const { next: luck } = chance(8103);
    for (let round = 0; round < 500; round += 1) {
      const filter = filterOf(someRules(luck));
      expect(filterOf(rulesOf(filter))).toEqual(filter);
      expect(readFilter(filter)).toEqual(filter);
    }
  });

  test('that nobody could have chosen are left out', () => {
    const odd = [
      'area:everywhere',
      'topic:"; drop table',
      'confirmedSince:2026-13-01',
      'secret:yes',
      'topic:',
    ];
    expect(filterOf(odd.map((what) => ({ group: 1, isNot: false, what })))).toEqual({ all: [] });
  });
});

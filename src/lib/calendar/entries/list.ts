import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { dateEntries } from './dates.ts';
import type { AskedEntries, Entry } from './entry.ts';
import { eventEntries } from './events.ts';
import { planEntries } from './plans.ts';
import { reviewEntries } from './reviews.ts';
import { trainingEntries } from './training.ts';

/** What an officer may see between two moments, by layers, whole days before hours, then in the order of the day. */
export async function listEntries(
  db: Db,
  officer: Officer,
  asked: AskedEntries,
  now: Temporal.Instant,
): Promise<Entry[]> {
  const has = (...some: AskedEntries['layers']) => some.some((one) => asked.layers.includes(one));
  const found = await Promise.all([
    has('dates') ? dateEntries(db, asked) : [],
    has('events') ? eventEntries(db, officer, asked, now) : [],
    has('training') ? trainingEntries(db, officer, asked, now) : [],
    has('visits', 'others') ? planEntries(db, officer, asked, now) : [],
    has('reviews') ? reviewEntries(db, officer, asked, now) : [],
  ]);
  return found.flat().sort(inOrder);
}

const inOrder = (one: Entry, other: Entry): number =>
  Number(other.allDay) - Number(one.allDay) ||
  one.startsAt.epochMilliseconds - other.startsAt.epochMilliseconds ||
  (one.title < other.title ? -1 : Number(one.title > other.title));

import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { event } from '#db/schema/events.ts';

type Day = Temporal.PlainDate;

/** The address of one date: that of the event without its own day, and the day. */
const addressOn = (slug: string, day: Day): string =>
  `${slug.replace(/-\d{4}-\d{2}-\d{2}(-[a-f0-9]{8})?$/, '')}-${day}`;

/** An address for each day, none of which another event has. */
export async function newAddresses(tx: Db, slug: string, days: readonly Day[]): Promise<string[]> {
  const wanted = days.map((day) => addressOn(slug, day));
  const rows = await tx.select({ slug: event.slug }).from(event).where(inArray(event.slug, wanted));
  const taken = new Set(rows.map((row) => row.slug));
  return wanted.map((one) => (taken.has(one) ? `${one}-${crypto.randomUUID().slice(0, 8)}` : one));
}

import { type SQL, sql } from 'drizzle-orm';
import type { EventId } from '#db/schema/events.ts';
import type { EventList } from './filter.ts';

/** In which order a list is read: what its events `e` are sorted by before their id, and which way. */
export type EventOrder = { keys: readonly SQL[]; isBackwards: boolean };

// What is over, and what is put off, is read from the latest on.
const backwards: readonly EventList[] = ['past', 'off', 'debrief'];

/** The order of a list: by when they start; among all of them, the next first and then the latest. */
export function orderOf(list: EventList, now: SQL): EventOrder {
  const isBackwards = backwards.includes(list);
  if (list !== 'all') return { keys: [sql`e.starts_at`], isBackwards };
  const away = sql`abs(extract(epoch from e.starts_at - ${now}))`;
  return { keys: [sql`(e.ends_at < ${now})`, away], isBackwards };
}

const commas = (parts: readonly SQL[]) => sql.join([...parts], sql`, `);

/** The same behind `order by`. */
export const orderSql = ({ keys, isBackwards }: EventOrder): SQL =>
  commas([...keys, sql`e.id`].map((key) => sql`${key} ${sql.raw(isBackwards ? 'desc' : 'asc')}`));

/** Events `e` after one, in the order in which a list is read. */
export const beyond = (after: EventId, { keys, isBackwards }: EventOrder): SQL => {
  const last = keys.map((key) => sql`(select ${key} from event e where e.id = ${after})`);
  return sql`(${commas([...keys, sql`e.id`])}) ${sql.raw(isBackwards ? '<' : '>')}
    (${commas(last)}, ${after}::uuid)`;
};

import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { IssueFilter } from '#db/schema/newsletter-issues.ts';

/** How deep and how long a filter may be. */
export const deepest = 4;
export const longest = 40;

const isCode = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z0-9_-]{1,80}$/.test(value);
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
const isDay = (value: unknown): value is string => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  try {
    Temporal.PlainDate.from(value, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
};

/** A filter as it was kept or sent, if it is one; null for anything else. */
export function readFilter(given: unknown, depth = 0): IssueFilter | null {
  if (depth > deepest || typeof given !== 'object' || given === null) return null;
  const entries = Object.entries(given);
  if (entries.length !== 1) return null;
  const [name, value] = entries[0]! as [string, unknown];
  if (name === 'all' || name === 'any') {
    const parts = Array.isArray(value) ? value.map((one) => readFilter(one, depth + 1)) : [null];
    if (parts.some((part) => part === null) || parts.length > longest) return null;
    return (name === 'all' ? { all: parts } : { any: parts }) as IssueFilter;
  }
  if (name === 'not') {
    const part = readFilter(value, depth + 1);
    return part && { not: part };
  }
  const fits = { topic: isCode, area: isId, sector: isCode, confirmedSince: isDay }[name];
  return fits?.(value) ? ({ [name]: value } as IssueFilter) : null;
}

/** Who a filter means, as a condition on `subscriber p`. */
export function conditionOf(filter: IssueFilter): SQL {
  if ('all' in filter) return joined(filter.all, sql` and `, sql`true`);
  if ('any' in filter) return joined(filter.any, sql` or `, sql`false`);
  if ('not' in filter) return sql`not ${conditionOf(filter.not)}`;
  if ('topic' in filter)
    return sql`exists (select 1 from subscriber_topic c where c.subscriber_id = p.id and c.topic_code = ${filter.topic})`;
  if ('sector' in filter)
    return sql`exists (select 1 from subscriber_sector c where c.subscriber_id = p.id and c.sector_code = ${filter.sector})`;
  if ('area' in filter)
    // Who chose no area wants what is for any.
    return sql`(exists (select 1 from subscriber_area c where c.subscriber_id = p.id and c.area_id = ${filter.area}::uuid)
      or not exists (select 1 from subscriber_area c where c.subscriber_id = p.id))`;
  return sql`p.confirmed_at >= ${filter.confirmedSince}::date::timestamp at time zone 'Europe/London'`;
}

const joined = (parts: readonly IssueFilter[], by: SQL, none: SQL): SQL =>
  parts.length === 0 ? none : sql`(${sql.join(parts.map(conditionOf), by)})`;

/** Who may get a newsletter at all: confirmed, not gone, and not suppressed for any reason. */
export const reachable = sql`p.confirmed_at is not null and p.ended_at is null and not exists
  (select 1 from mail_suppression s where s.email_hash = p.email_hash and s.lifted_at is null)`;

/** How many people a filter means now: a number, never who. */
export async function countReached(db: Db, filter: IssueFilter): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from subscriber p where ${reachable} and ${conditionOf(filter)}`,
  );
  return row!.count;
}

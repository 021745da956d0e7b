import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ResourceKind, ResourceLanguage } from '#db/schema/resource-terms.ts';
import type { ResourceId } from '#db/schema/resources.ts';
import { ukDay } from '#lib/dates.ts';
import { type ResourceState, stateOf } from './state.ts';

export const resourceLists = ['all', 'working', 'expiring', 'gone'] as const;
export type ResourceList = (typeof resourceLists)[number];

/** A resource as the team's list shows it. */
export type ListedResource = {
  id: ResourceId;
  kind: ResourceKind;
  language: ResourceLanguage;
  title: string;
  state: ResourceState;
  /** A new version is on its way while the public reads the one of before. */
  next: 'draft' | 'waiting' | null;
  version: number;
  expiresOn: Temporal.PlainDate | null;
  downloads: number;
};
type Row = {
  id: ResourceId;
  kind: ResourceKind;
  language: ResourceLanguage;
  title: string;
  isWithdrawn: boolean;
  version: number | null;
  expiresOn: string | null;
  isOpen: boolean;
  isAsked: boolean;
  downloads: number;
};

const inList: Readonly<Record<ResourceList, (row: ListedResource) => boolean>> = {
  all: ({ state }) => state !== 'withdrawn' && state !== 'expired',
  working: ({ state, next }) => state === 'draft' || state === 'waiting' || next !== null,
  expiring: ({ state }) => state === 'expiring',
  gone: ({ state }) => state === 'withdrawn' || state === 'expired',
};

/** Everything that the team keeps, what was touched last first; and how many stand in each list. */
export async function listResources(
  db: Db,
  list: ResourceList,
  now: Temporal.Instant,
): Promise<{ rows: ListedResource[]; counts: Record<ResourceList, number> }> {
  const rows = await db.execute<Row>(sql`
    select r.id, r.kind, r.language, l.title, r.withdrawn_at is not null as "isWithdrawn", c.number as version,
      c.expires_on::text as "expiresOn", o.id is not null as "isOpen", o.asked_at is not null as "isAsked",
      coalesce((select sum(count) from download_count d where d.resource_id = r.id), 0)::int as downloads
    from resource r
    join lateral (select title from resource_version v where v.resource_id = r.id order by number desc limit 1) l on true
    left join lateral (select number, expires_on from resource_version v
      where v.resource_id = r.id and approved_at is not null order by number desc limit 1) c on true
    left join resource_version o on o.resource_id = r.id and o.approved_at is null
    order by r.touched_at desc, r.id`);
  const today = ukDay(now);
  const all = [...rows].map((row) => listed(row, today));
  const counts = Object.fromEntries(
    resourceLists.map((one) => [one, all.filter(inList[one]).length]),
  ) as Record<ResourceList, number>;
  return { rows: all.filter(inList[list]), counts };
}

function listed(row: Row, today: Temporal.PlainDate): ListedResource {
  const { id, kind, language, title, downloads, version } = row;
  const expiresOn = row.expiresOn ? Temporal.PlainDate.from(row.expiresOn) : null;
  const next = row.isOpen ? (row.isAsked ? 'waiting' : 'draft') : null;
  // Only whether it was asked for counts here.
  const open = row.isOpen ? { askedAt: row.isAsked ? someMoment : null } : null;
  const standing = {
    withdrawnAt: row.isWithdrawn ? someMoment : null,
    current: version === null ? null : { expiresOn },
    open,
  };
  const state = stateOf(standing, today);
  return {
    id,
    kind,
    language,
    title,
    downloads,
    state,
    expiresOn,
    version: version ?? 1,
    next: version === null ? null : next,
  };
}
const someMoment = Temporal.Instant.fromEpochMilliseconds(0);

/** How many versions wait for a look by this reader: none that they wrote in. */
export async function countToApprove(db: Db, reader: string): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from resource_version v join resource r on r.id = v.resource_id
    where v.asked_at is not null and v.approved_at is null and r.withdrawn_at is null
      and ${reader}::uuid <> all (v.writers)`);
  return row?.count ?? 0;
}

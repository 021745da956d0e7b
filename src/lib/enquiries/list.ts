import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { EnquiryEnding, EnquiryId, EnquiryReason } from '#db/schema/enquiries.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { momentOf } from '#lib/dates.ts';
import { isUnreached } from './unreached.ts';

export const enquiryLists = ['open', 'mine', 'nobody', 'waiting', 'late', 'closed'] as const;
/** A part of the inbox. */
export type EnquiryList = (typeof enquiryLists)[number];

/** An enquiry as the inbox shows it: its beginning, never the address. */
export type ListedEnquiry = {
  id: EnquiryId;
  reference: string;
  reason: EnquiryReason;
  beginning: string;
  area: string | null;
  owner: string | null;
  ending: EnquiryEnding | null;
  receivedAt: Temporal.Instant;
  dueAt: Temporal.Instant | null;
  /** Our last words did not reach its writer. */
  isUnreached: boolean;
};
type Row = Omit<ListedEnquiry, 'receivedAt' | 'dueAt'> & {
  receivedAt: number;
  dueAt: number | null;
  sort: string;
};

/**
 * Where a page of the inbox ended: by what its last enquiry was sorted, in seconds, and its id. A place stays where it
 * is when the enquiry itself has left the list meanwhile.
 */
export type InboxPlace = { sort: string; id: EnquiryId };

type Scope = { areas: readonly AreaId[]; reader: OfficerId };
type Asked = Scope & {
  list: EnquiryList;
  reason?: EnquiryReason | undefined;
  words?: string | undefined;
  after?: InboxPlace | undefined;
};

// What names no area is for the whole team.
const within = (areas: readonly AreaId[]): SQL =>
  sql`(e.area_id is null or e.area_id = any(${`{${areas.join(',')}}`}::uuid[]))`;

const ofList = (list: EnquiryList, reader: OfficerId, now: Temporal.Instant): SQL =>
  ({
    open: sql`e.closed_at is null and e.due_at is not null`,
    mine: sql`e.closed_at is null and e.owner_id = ${reader}`,
    nobody: sql`e.closed_at is null and e.owner_id is null`,
    waiting: sql`e.closed_at is null and e.due_at is null`,
    late: sql`e.closed_at is null and e.due_at < ${now.toString()}::timestamptz`,
    closed: sql`e.closed_at is not null`,
  })[list];

// What has to be answered first stands first; what is over, or waits for them, by its newest.
const sortOf = (list: EnquiryList): SQL =>
  list === 'closed' || list === 'waiting'
    ? sql`extract(epoch from coalesce(e.closed_at, e.received_at)) * -1`
    : sql`extract(epoch from coalesce(e.due_at, 'infinity'::timestamptz))`;

/** One page of the inbox as far as it is for this reader; which were shown is recorded. */
export async function listEnquiries(
  db: Db,
  officer: Officer,
  { areas, reader, list, reason, words, after }: Asked,
  now: Temporal.Instant,
  size = 30,
): Promise<{ rows: ListedEnquiry[]; next: InboxPlace | null }> {
  const sort = sortOf(list);
  const found = sql`
    select e.id, e.reference, e.reason, left(e.words, 160) as beginning, a.name as area, o.name as owner, e.ending,
      extract(epoch from e.received_at)::float8 * 1000 as "receivedAt",
      extract(epoch from e.due_at)::float8 * 1000 as "dueAt", ${sort} as sort,
      e.closed_at is null and ${isUnreached(sql`e.id`)} as "isUnreached"
    from enquiry e left join area a on a.id = e.area_id left join officer o on o.id = e.owner_id
    where ${within(areas)} and ${ofList(list, reader, now)}
      ${reason ? sql`and e.reason = ${reason}` : sql``} ${words ? saying(words) : sql``}`;
  const beyond = after && sql`where (f.sort, f.id) > (${after.sort}::numeric, ${after.id}::uuid)`;
  const rows = await db.execute<Row>(sql`with found as (${found})
    select * from found f ${beyond ?? sql``} order by f.sort, f.id limit ${size + 1}`);
  const page = [...rows].slice(0, size);
  const entry = { operation: 'consult', entity: 'enquiry', ids: page.map(({ id }) => id) } as const;
  if (page.length > 0) await record(db, officer, { ...entry, fields: ['words'] }, now);
  return { rows: page.map(listed), next: rows.length > size ? placeOf(page.at(-1)!) : null };
}

const placeOf = ({ sort, id }: Row): InboxPlace => ({ sort, id });

/** Enquiries in which words stand: in what was written, in what followed, in a note, or as its reference. */
function saying(words: string): SQL {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`and (e.words ilike ${like} or e.reference ilike ${like} or e.email::text ilike ${like}
    or exists (select 1 from enquiry_message m where m.enquiry_id = e.id and m.words ilike ${like})
    or exists (select 1 from enquiry_note n where n.enquiry_id = e.id and n.words ilike ${like}))`;
}

/** How many enquiries stand in each part of the inbox. */
export async function countEnquiries(
  db: Db,
  { areas, reader }: Scope,
  now: Temporal.Instant,
): Promise<Record<EnquiryList, number>> {
  const counts = sql.join(
    enquiryLists.map(
      (list) => sql`count(*) filter (where ${ofList(list, reader, now)})::int as ${sql.identifier(list)}`,
    ),
    sql`, `,
  );
  const [row] = await db.execute<Record<EnquiryList, number>>(
    sql`select ${counts} from enquiry e where ${within(areas)}`,
  );
  return row!;
}

const listed = ({ receivedAt, dueAt, sort: _sort, ...row }: Row): ListedEnquiry => ({
  ...row,
  receivedAt: momentOf(receivedAt),
  dueAt: dueAt === null ? null : momentOf(dueAt),
});

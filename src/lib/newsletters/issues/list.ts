import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { IssueId } from '#db/schema/newsletter-issues.ts';
import { momentOf } from '#lib/dates.ts';
import type { IssueState } from './state.ts';

export const issueLists = ['open', 'sent', 'gone'] as const;
export type IssueList = (typeof issueLists)[number];

/** A newsletter as a list shows it; `at` is when it was sent, is due, or was written. */
export type ListedIssue = {
  id: IssueId;
  subject: string;
  state: IssueState;
  at: Temporal.Instant;
  people: number;
  writers: string;
};
type Row = Omit<ListedIssue, 'at'> & { at: number };

const statesOf: Readonly<Record<IssueList, readonly IssueState[]>> = {
  open: ['draft', 'waiting', 'approved', 'scheduled', 'sending', 'paused'],
  sent: ['sent'],
  gone: ['cancelled', 'discarded'],
};

// The same order of questions as `issueState`.
const all = sql`
  select i.id, v.subject, date_part('epoch', coalesce(s.finished_at, s.due_at, v.written_at)) * 1000 as at,
    case when i.discarded_at is not null then 'discarded' when s.finished_at is not null then 'sent'
      when s.cancelled_at is not null then 'cancelled' when s.paused_at is not null then 'paused'
      when s.listed_at is not null then 'sending' when s.id is not null then 'scheduled'
      when v.approved_at is not null then 'approved' when v.asked_at is not null then 'waiting' else 'draft' end as state,
    coalesce(s.listed_people, 0) as people,
    (select string_agg(o.name, ', ' order by o.name) from officer o where o.id = any(v.writers)) as writers
  from newsletter_issue i
  join lateral (select * from newsletter_version x where x.issue_id = i.id order by x.number desc limit 1) v on true
  left join newsletter_sending s on s.version_id = v.id`;

/** The newsletters of one list, the newest first. A team sends some dozens in a year. */
export async function listIssues(db: Db, list: IssueList): Promise<ListedIssue[]> {
  const states = `{${statesOf[list].join(',')}}`;
  const rows = await db.execute<Row>(
    sql`select * from (${all}) one where state = any(${states}::text[]) order by at desc, id`,
  );
  return [...rows].map(({ at, ...row }) => ({ ...row, at: momentOf(at) }));
}

/** How many newsletters wait for the approval of somebody else than this reader. */
export async function countToApprove(db: Db, reader: string): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from newsletter_version v join newsletter_issue i on i.id = v.issue_id
    where v.asked_at is not null and v.approved_at is null and i.discarded_at is null
      and ${reader}::uuid <> all (v.writers) and v.asked_by <> ${reader}::uuid`);
  return row!.count;
}

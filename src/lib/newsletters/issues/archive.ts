import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { IssuePart } from '#db/schema/newsletter-issues.ts';
import { momentOf } from '#lib/dates.ts';

/** A newsletter as everybody may read it. */
export type SentIssue = { slug: string; subject: string; previewLine: string; sentAt: Temporal.Instant };
type Row = Omit<SentIssue, 'sentAt'> & { sentAt: number };

// What is on its way can be read by those who have it: the link in their mail leads here.
const head = sql`
  i.slug, v.subject, v.preview_line as "previewLine", date_part('epoch', s.listed_at) * 1000 as "sentAt"`;
const sent = sql`
  from newsletter_issue i join newsletter_version v on v.issue_id = i.id
  join newsletter_sending s on s.version_id = v.id
  where i.slug is not null and s.listed_at is not null and i.discarded_at is null`;

const read = <Each extends Row>({ sentAt, ...row }: Each) => ({ ...row, sentAt: momentOf(sentAt) });

/** The newsletters that were sent, the newest first: all, or so many. */
export async function listSent(db: Db, most: number | null = null): Promise<SentIssue[]> {
  const rows = await db.execute<Row>(
    sql`select ${head} ${sent} order by s.listed_at desc, i.slug limit ${most}`,
  );
  return [...rows].map(read);
}

/** A newsletter that was sent, with what it says; null where there is none. */
export async function findSent(db: Db, slug: string) {
  const [row] = await db.execute<Row & { parts: readonly IssuePart[] }>(
    sql`select ${head}, v.parts ${sent} and i.slug = ${slug} order by s.listed_at desc limit 1`,
  );
  return row ? read(row) : null;
}

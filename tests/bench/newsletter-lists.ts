import { connect, type Db } from '#db/client.ts';
import type { Sql } from '#db/sql.ts';
import { listSent } from '#lib/newsletters/issues/archive.ts';
import { countReached } from '#lib/newsletters/issues/filter.ts';
import { listIssues } from '#lib/newsletters/issues/list.ts';
import { subscriberFigures } from '#lib/newsletters/subscribers/figures.ts';
import { manySubscribers } from '../newsletters/many.ts';
import { anOfficer, now } from '../support/makers.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

const people = Number(process.env['BENCH_SUBSCRIBERS'] ?? 100_000);
const issues = 300;
const sentTo = Number(process.env['BENCH_SENT_TO'] ?? 5_000);

/** The pages of staff about newsletters when there are very many subscribers and hundreds were sent. */
export async function measureNewsletterLists({ databaseUrl }: Pick<World, 'databaseUrl'>) {
  const { db, sql, close } = connect(databaseUrl, { max: 2 });
  try {
    await fill(db, sql);
    const parts = { all: [{ topic: 'topic_news' }, { not: { sector: 'health' } }] };
    const asked: Record<string, () => Promise<unknown>> = {
      'list of sent newsletters': () => listIssues(db, 'sent'),
      'the same, counted from its rows': () => counted(sql),
      'list of newsletters in the archive': () => listSent(db),
      'figures of subscribers': () => subscriberFigures(db, now),
      'how many a filter reaches': () => countReached(db, parts),
    };
    const sizes = `${people.toLocaleString('en-GB')} subscribers, ${issues} sent to ${sentTo.toLocaleString('en-GB')} each`;
    const rows: string[][] = [];
    for (const [name, ask] of Object.entries(asked))
      rows.push(factRow(`${name} (${sizes})`, `${shown(await middle(ask))} ms`));
    return rows;
  } finally {
    await close();
  }
}

// What the list did before the figure was kept.
const counted = (sql: Sql) => sql`
  select s.id, (select count(*)::int from newsletter_recipient r where r.sending_id = s.id) as people
  from newsletter_sending s order by s.finished_at desc limit 100`;

async function fill(db: Db, sql: Sql): Promise<void> {
  await manySubscribers(db, people);
  await sql`insert into subscriber_topic select id, t from subscriber cross join unnest('{topic_news,topic_events}'::text[]) t`;
  await sql`insert into subscriber_area select p.id, a.id from subscriber p join lateral
    (select id from area where kind = 'force' and valid_to is null order by md5(p.id::text || id::text) limit 1) a on true`;
  await sql`insert into subscriber_sector select id, 'health' from subscriber where get_byte(email_hash, 0) < 64`;
  const writer = await anOfficer(db, 'comms');
  const other = await anOfficer(db);
  const at = now.toString();
  await sql`with issue as (insert into newsletter_issue (slug, begun_at, begun_by)
      select 'issue-' || n, ${at}::timestamptz - n * interval '1 day', ${writer.id} from generate_series(1, ${issues}) n returning *),
    version as (insert into newsletter_version (issue_id, number, subject, preview_line, blocks, filter, parts, written_at,
        writers, asked_at, asked_by, approved_at, approved_by)
      select id, 1, slug, '', '[]', '{"all":[]}', '[]', begun_at, array[${writer.id}::uuid], begun_at, ${writer.id}, begun_at,
        ${other.id} from issue returning *)
    select 1`;
  await sql`insert into newsletter_sending (version_id, due_at, per_second, listed_at, listed_people, finished_at)
    select id, written_at, 100, written_at, ${sentTo}, written_at from newsletter_version`;
  await sql`insert into newsletter_recipient (sending_id, subscriber_id, handed_at)
    select s.id, p.id, s.due_at from newsletter_sending s cross join (select id from subscriber limit ${sentTo}) p`;
  await sql`vacuum analyze`;
}

/** The middle of nine, in milliseconds. */
async function middle(ask: () => Promise<unknown>): Promise<number> {
  await ask();
  const took: number[] = [];
  for (let round = 0; round < 9; round++) {
    const began = performance.now();
    await ask();
    took.push(performance.now() - began);
  }
  return took.toSorted((one, other) => one - other)[4]!;
}

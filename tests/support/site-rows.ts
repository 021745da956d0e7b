import type { Sql } from '#db/sql.ts';
import type { SiteDatabase } from './site-database.ts';

type Fragment = ReturnType<Sql>;

// Reading writes the access log and counts for the rate limits.
const written = [
  ...['campaign_count', 'campaign_pack_count', 'download_count'],
  ...['audit_log', 'audit_link', 'audit_seal', 'rate_limit'],
];
// The worker writes down its runs, reckons figures anew and sends what is due whenever the time has come.
const worked = [
  ...['job_run', 'coverage_reckoning', 'duty_coverage', 'quarter_coverage'],
  ...['booking_reminder', 'evaluation_round', 'joining_sent', 'refresher_reminder'],
  'event_reminder',
  ...['mailbox_state', 'mail_bounce', 'mail_suppression'],
  ...['newsletter_sending', 'newsletter_recipient', 'newsletter_step', 'newsletter_issue'],
  ...['campaign', 'campaign_version', 'campaign_card'],
  ...['return_ask', 'return_reminder'],
  ...['search_word', 'duplicate_check', 'duplicate_pair', 'blocking_key', 'notable_date'],
];
const workedMails = [
  'reminder',
  'event-reminder',
  'request-coming',
  'joining-instructions',
  'refresher-due',
  'evaluation-asked',
  'evaluation-to-share',
  'return-asked',
  'return-due',
];

/** What every table of a running site holds, as one fingerprint a table: for "nothing was changed". */
export const fingerprints = ({ sql }: SiteDatabase): Promise<Record<string, string>> =>
  prints(
    sql,
    [...written, ...worked],
    sql`select id from mail_message where template <> all(${workedMails})`,
  );

/** What every table of a database holds, but for one. */
export const everythingIn = (sql: Sql, except = ''): Promise<Record<string, string>> =>
  prints(sql, [except], sql`select * from mail_message`);

async function prints(sql: Sql, except: readonly string[], mails: Fragment): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all(${except})`;
  const made = tables.map(async ({ name }) => {
    const rows = name === 'mail_message' ? mails : sql`select * from ${sql(name)}`;
    const [row] = await sql<{ print: string }[]>`
      select count(*) || ' rows ' || md5(coalesce(string_agg(r::text, ',' order by r::text), '')) as print
      from (${rows}) r`;
    return [name, row!.print] as const;
  });
  return Object.fromEntries(await Promise.all(made));
}

import type { SiteDatabase } from './site-database.ts';

// Reading writes the access log and counts for the rate limits; reminders and deliveries come from the worker
// whenever their time has come.
const written = ['audit_log', 'rate_limit', 'booking_reminder', 'evaluation_round'];

/** What every table of a running site holds, as one fingerprint a table: for "nothing was changed". */
export async function fingerprints({ sql }: SiteDatabase): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all(${written})`;
  const prints = tables.map(async ({ name }) => {
    const rows =
      name === 'mail_message'
        ? sql`select id from mail_message where template not in ('reminder', 'evaluation-asked', 'evaluation-to-share')`
        : sql`select * from ${sql(name)}`;
    const [row] = await sql<{ print: string }[]>`
      select count(*) || ' rows ' || md5(coalesce(string_agg(r::text, ',' order by r::text), '')) as print
      from (${rows}) r`;
    return [name, row!.print] as const;
  });
  return Object.fromEntries(await Promise.all(prints));
}

import { opened, writeLinks } from '#lib/mail/links.ts';
import type { SiteDatabase } from './site-database.ts';

export type Letter = { template: string; fields: { manageUrl: string; offerUrl: string } };

/** The messages that a running site has written to an address, newest first, with their links as the reader has them. */
export async function lettersTo(
  { sql, secret }: SiteDatabase,
  siteUrl: string,
  email: string,
): Promise<Letter[]> {
  const rows = await sql<{ template: string; fields: unknown }[]>`
    select template, fields from mail_message where to_email = ${email} order by queued_at desc`;
  const write = opened(siteUrl, secret);
  return rows.map(
    ({ template, fields }) => ({ template, fields: writeLinks(fields, write) }) as unknown as Letter,
  );
}

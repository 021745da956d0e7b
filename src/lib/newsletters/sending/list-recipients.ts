import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { newsletterIssue, newsletterVersion } from '#db/schema/newsletter-issues.ts';
import { newsletterSending, type SendingId } from '#db/schema/newsletter-sendings.ts';
import { isoDay } from '#lib/dates.ts';
import { conditionOf, reachable } from '../issues/filter.ts';
import { step } from './schedule.ts';

/**
 * Makes the list of those who get a newsletter, once, as its filter means them at this moment, and gives it its
 * address in the archive.
 */
export const listRecipients = (db: Db, id: SendingId, now: Temporal.Instant): Promise<void> =>
  db.transaction(async (tx) => {
    const [found] = await tx
      .select({ listedAt: newsletterSending.listedAt, version: newsletterVersion })
      .from(newsletterSending)
      .innerJoin(newsletterVersion, eq(newsletterVersion.id, newsletterSending.versionId))
      .where(eq(newsletterSending.id, id))
      .for('update', { of: newsletterSending });
    if (!found || found.listedAt) return;
    const { filter, issueId, subject } = found.version;
    const { count: listedPeople } = await tx.execute(sql`
      insert into newsletter_recipient (sending_id, subscriber_id)
      select ${id}::uuid, p.id from subscriber p where ${reachable} and ${conditionOf(filter)}`);
    await tx
      .update(newsletterSending)
      .set({ listedAt: now, listedPeople })
      .where(eq(newsletterSending.id, id));
    await tx
      .update(newsletterIssue)
      .set({
        slug: sql`coalesce(slug, ${slugOf(subject, now)} || case when exists
        (select 1 from newsletter_issue x where x.slug = ${slugOf(subject, now)}) then '-' || left(id::text, 4) else '' end)`,
      })
      .where(eq(newsletterIssue.id, issueId));
    await step(tx, id, 'listed', null, now);
  });

/** "2026-12-03-whats-on-in-december" */
export function slugOf(subject: string, now: Temporal.Instant): string {
  const words = subject
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[’'\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');
  return [isoDay(now), words].filter(Boolean).join('-');
}

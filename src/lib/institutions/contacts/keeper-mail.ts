import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import { openLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';

/** What there is to do for contacts, in words without a name: mail leaves the system. */
export type Errand = { headline: string; lines: readonly string[]; buttonWords: string; list: string };

/** Tells officers what there is to do for the contacts that they look after; one mail each, none to a closed account. */
export async function tellKeepers(
  tx: Db,
  errands: ReadonlyMap<OfficerId, Errand>,
  now: Temporal.Instant,
): Promise<number> {
  if (errands.size === 0) return 0;
  const keepers = await tx
    .select()
    .from(officer)
    .where(inArray(officer.id, [...errands.keys()]));
  const open = keepers.filter(({ deactivatedAt }) => deactivatedAt === null);
  for (const { id, name, email } of open) {
    const { list, ...words } = errands.get(id)!;
    const keepWords = 'We keep this message for 30 days.';
    const fields = { ...words, officerName: name, listUrl: openLink(list), keepWords };
    const about = { entity: 'officer', id };
    await queueMail(tx, { template: 'contacts-to-do', to: { name, email }, fields, about }, now);
  }
  return open.length;
}

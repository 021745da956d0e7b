import type { Db } from '#db/client.ts';
import type { DataExportId } from '#db/schema/searches.ts';
import type { Officer } from '#lib/actor.ts';
import { day } from '#lib/dates.ts';
import { openLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';
import { daysToAgree } from './state.ts';

/** Tells those who may agree that a list waits for one of them: what it is of stands on its page, not in the mail. */
export async function tellApprovers(
  tx: Db,
  asker: Officer,
  { id, approvers }: { id: DataExportId; approvers: readonly { name: string; email: string }[] },
  now: Temporal.Instant,
): Promise<void> {
  const fields = {
    askerName: asker.name,
    untilWords: day(now.add({ hours: 24 * daysToAgree })),
    exportUrl: openLink(`/staff/exports/${id}`),
    keepWords: 'We keep this message for 30 days.',
  };
  const about = { entity: 'data_export', id };
  for (const { name, email } of approvers)
    await queueMail(
      tx,
      { template: 'export-asked', to: { name, email }, fields: { ...fields, officerName: name }, about },
      now,
    );
}

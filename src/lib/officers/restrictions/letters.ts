import type { Db } from '#db/client.ts';
import type { RestrictedKind, RestrictionId } from '#db/schema/restrictions.ts';
import type { Officer } from '#lib/actor.ts';
import { moment } from '#lib/dates.ts';
import { openLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';
import { restrictedWords } from './words.ts';

type Opened = {
  id: string;
  restrictionId: RestrictionId;
  entity: RestrictedKind;
  reference: string;
  areaName: string;
  reason: string;
  openedAt: Temporal.Instant;
  closesAt: Temporal.Instant;
};

const keepWords = 'We keep this message for 30 days. What was opened and why stays in the access log.';

/** Tells the data protection officers who opened which restricted record, and why. */
export async function tellOfGlass(
  tx: Db,
  actor: Officer,
  told: readonly { name: string; email: string }[],
  opened: Opened,
  now: Temporal.Instant,
): Promise<void> {
  const fields = {
    officerName: actor.name,
    recordWords: restrictedWords[opened.entity],
    reference: opened.reference,
    areaName: opened.areaName,
    reasonWords: opened.reason,
    openedWords: moment(opened.openedAt),
    closesWords: moment(opened.closesAt),
    reviewUrl: openLink(`/staff/admin/restricted/${opened.restrictionId}`),
    keepWords,
  };
  const about = { entity: 'break_glass', id: opened.id };
  for (const { name, email } of told) {
    const to = { name, email };
    await queueMail(
      tx,
      { template: 'glass-broken', to, fields: { ...fields, readerName: name }, about },
      now,
    );
  }
}

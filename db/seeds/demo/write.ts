import { accessNeed, booking, bookingChange, bookingPlace, bookingReminder } from '../../schema/bookings.ts';
import { waitlistEntry, waitlistOffer } from '../../schema/waiting-list.ts';
import type { Ledger } from './ledger.ts';
import { messages } from './letters.ts';
import { insertRows, type Transaction } from './rows.ts';

/** Messages are kept for 30 days (retention rule `message`). */
const messageDays = 30;

/** Writes everything that happened around bookings, with its traces in the outbox. */
export async function writeLedger(tx: Transaction, ledger: Ledger, now: Temporal.Instant): Promise<void> {
  await insertRows(tx, booking, ledger.bookings);
  await insertRows(tx, bookingPlace, ledger.places);
  await insertRows(tx, accessNeed, ledger.needs);
  await insertRows(tx, bookingChange, ledger.changes);
  await insertRows(tx, bookingReminder, ledger.reminders);
  await insertRows(tx, waitlistEntry, ledger.entries);
  await insertRows(tx, waitlistOffer, ledger.offers);
  await writeMessages(tx, ledger, now);
}

async function writeMessages(tx: Transaction, { letters }: Ledger, now: Temporal.Instant): Promise<void> {
  const oldest = now.subtract({ hours: 24 * messageDays });
  const rows = letters
    .filter(({ at }) => Temporal.Instant.compare(at, oldest) > 0)
    .flatMap(messages)
    .map((one) => ({
      template: one.template,
      to_name: one.toName,
      to_email: one.toEmail,
      fields: tx.json(one.fields as never),
      invite: one.invite ? tx.json(one.invite as never) : null,
      entity: one.entity,
      entity_id: one.entityId,
      queued_at: one.queuedAt.toString(),
    }));
  if (rows.length > 0) await tx`insert into mail_message ${tx(rows)}`;
}

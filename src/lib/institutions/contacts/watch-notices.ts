import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ContactId } from '#db/schema/contacts.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { heldNow } from '#lib/jobs/holds.ts';
import { noticeDays, warningDays } from './due.ts';
import { eraseContacts } from './erase.ts';
import { tellKeepers, type Errand } from './keeper-mail.ts';
import { isTold } from './told.ts';

const system: Actor = { kind: 'system' };
const most = 500;

/**
 * Erases every contact whom nobody told within 28 days of adding them, and warns whoever looks after the others
 * at 14 and at 21 days, once each; run by the worker each morning. A legal hold on contacts stops the erasing.
 *
 * @returns how many were erased, and how many officers were warned
 */
export async function watchNotices(
  db: Db,
  now: Temporal.Instant,
): Promise<{ contacts: number; warnings: number }> {
  let contacts = 0;
  const isHeld = (await heldNow(db, now))('contact');
  while (!isHeld) {
    const gone = await eraseUntold(db, now);
    contacts += gone;
    if (gone < most) break;
  }
  return { contacts, warnings: await warnKeepers(db, now) };
}

const untold = sql`c.erased_at is null and c.merged_into_id is null and not ${isTold}`;

/** The moment before which somebody was added so many days ago or earlier, by the calendar. */
const addedBefore = (now: Temporal.Instant, days: number): string =>
  ukMoment(ukDay(now).subtract({ days: days - 1 }), new Temporal.PlainTime()).toString();

const eraseUntold = (db: Db, now: Temporal.Instant): Promise<number> =>
  db.transaction(async (tx) => {
    const rows = await tx.execute<{ id: ContactId }>(sql`
      select c.id from contact c where c.added_at < ${addedBefore(now, noticeDays)}::timestamptz and ${untold}
      order by c.added_at, c.id limit ${most} for update skip locked`);
    const ids = [...rows].map(({ id }) => id);
    if (ids.length === 0) return 0;
    await eraseContacts(tx, ids, now);
    const reason = 'no notice was given within 28 days';
    await record(tx, system, { operation: 'erase', entity: 'contact', ids, reason }, now);
    return ids.length;
  });

const warnKeepers = (db: Db, now: Temporal.Instant): Promise<number> =>
  db.transaction(async (tx) => {
    const errands = new Map<OfficerId, Errand>();
    for (const days of warningDays.toReversed()) {
      const rows = await tx.execute<{ keeper: OfficerId }>(sql`
        update contact set notice_warned_days = ${days}
        where id in (select c.id from contact c where c.added_at < ${addedBefore(now, days)}::timestamptz
          and c.notice_warned_days < ${days} and ${untold} order by c.id for update skip locked)
        returning coalesce(owner_id, added_by) as keeper`);
      for (const [keeper, theirs] of Map.groupBy([...rows], (row) => row.keeper))
        errands.set(keeper, withLine(errands.get(keeper), theirs.length, noticeDays - days));
    }
    return tellKeepers(tx, errands, now);
  });

function withLine(before: Errand | undefined, count: number, left: number): Errand {
  const who = count === 1 ? '1 contact whom nobody has told' : `${count} contacts whom nobody has told`;
  return {
    headline: 'Notices to give',
    lines: [...(before?.lines ?? []), `${who} that we hold their details: erased in ${left} days or sooner.`],
    buttonWords: 'Give notices',
    list: '/staff/contacts/notices',
  };
}

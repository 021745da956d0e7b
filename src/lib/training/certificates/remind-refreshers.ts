import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { certificate, type CertificateId, refresherReminder } from '#db/schema/certificates.ts';
import { inArray } from 'drizzle-orm';
import { date, ukDay } from '#lib/dates.ts';
import { doEach } from '#lib/jobs/each.ts';
import { openLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';
import { keepWords } from './letters.ts';
import { bookerOf } from './lock.ts';
import { lapseWords, refresherDays, reminderDue } from './refresher.ts';
import type { Certificate } from './row.ts';

type Waiting = { id: CertificateId; slug: string; told: number[]; next_at: string | null };

/**
 * Reminds people whose refresher comes near, once for each of the days in `refresherDays`; run by the worker each
 * morning. Nobody hears of it who has come again since, or holds a place in time.
 *
 * @returns how many were reminded
 */
export async function remindRefreshers(db: Db, now: Temporal.Instant): Promise<{ reminders: number }> {
  const waiting = await whoWaits(db, now);
  if (waiting.length === 0) return { reminders: 0 };
  const ids = waiting.map(({ id }) => id);
  const rows = await db.select().from(certificate).where(inArray(certificate.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { reminders: await doEach(waiting, (one) => remind(db, byId.get(one.id)!, one, now)) };
}

// The same person is the same address, or the same name booked for by the same address.
const samePerson = sql`(newer.person_email = c.person_email or (c.person_email is null and newer.person_email is null
  and lower(newer.person_name) = lower(c.person_name) and newer.institution_id = c.institution_id))`;

const whoWaits = async (db: Db, now: Temporal.Instant): Promise<Waiting[]> => [
  ...(await db.execute<Waiting>(sql`
    select c.id, course.slug,
      array(select days_before from refresher_reminder r where r.certificate_id = c.id) as told,
      (select min(s.starts_at)::text from booking_place p join booking b on b.id = p.booking_id
        join training_session s on s.id = p.session_id
        where s.course_id = c.course_id and s.starts_at > ${now.toString()}::timestamptz and s.cancelled_at is null
        and p.released_at is null and b.cancelled_at is null
        and (p.attendee_email = c.person_email or (p.attendee_email is null and b.booker_email = c.person_email)
          or (c.person_email is null and lower(p.attendee_name) = lower(c.person_name)
            and b.institution_id = c.institution_id))) as next_at
    from certificate c join course on course.id = c.course_id
    where c.revoked_at is null and c.key_sealed <> '' and course.retired_at is null
      and c.refresher_due_on between ${ukDay(now).toString()}::date
        and ${ukDay(now).add({ days: refresherDays[0] }).toString()}::date
      and not exists (select 1 from certificate newer where newer.course_id = c.course_id
        and newer.revoked_at is null and newer.attended_on > c.attended_on and ${samePerson})`)),
];

async function remind(db: Db, one: Certificate, waiting: Waiting, now: Temporal.Instant): Promise<boolean> {
  const dueOn = one.refresherDueOn!;
  const daysBefore = reminderDue(dueOn, waiting.told, ukDay(now));
  const nextAt = waiting.next_at ? Temporal.Instant.from(waiting.next_at) : null;
  const late = nextAt && lapseWords(dueOn, nextAt);
  if (daysBefore === null || (nextAt && !late)) return false;
  return db.transaction(async (tx) => {
    const first = await tx
      .insert(refresherReminder)
      .values({ certificateId: one.id, daysBefore, queuedAt: now })
      .onConflictDoNothing()
      .returning();
    const to = first.length > 0 ? await whoHears(tx, one) : null;
    if (!to) return false;
    const lapse = nextAt && late ? `There is a place on ${date(nextAt)}. ${late}.` : null;
    const fields = { ...fieldsOf(one, now), name: to.name, personWords: to.came, lapseWords: lapse };
    const about = { entity: 'certificate', id: one.id };
    const datesUrl = openLink(`/training/${waiting.slug}`);
    await queueMail(tx, { template: 'refresher-due', to, fields: { ...fields, datesUrl }, about }, now);
    return true;
  });
}

async function whoHears(tx: Db, one: Certificate) {
  const name = one.personName ?? '';
  if (one.personEmail) return { name, email: one.personEmail, came: 'You came' };
  const booker = await bookerOf(tx, one);
  return booker && { name: booker.name, email: booker.email, came: `${name} came` };
}

function fieldsOf(one: Certificate, now: Temporal.Instant) {
  const { days } = ukDay(now).until(one.refresherDueOn!, { largestUnit: 'days' });
  return {
    courseTitle: one.courseTitle,
    date: date(one.attendedOn),
    number: one.number,
    dueOn: date(one.refresherDueOn!),
    when: days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`,
    keepWords: keepWords(one),
  };
}

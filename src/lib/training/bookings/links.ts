import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { booking } from '#db/schema/bookings.ts';
import { courseVersion } from '#db/schema/courses.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { site } from '#db/schema/institutions.ts';
import { sealedLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';
import { partsOf, sittingsOf } from '../parts/sittings.ts';
import { sittingWords } from '../parts/words.ts';
import { ofVersion } from '../sessions/taught.ts';
import { placeWords } from '../words.ts';

/**
 * Sends the links of every coming booking of an address to that address.
 *
 * Says nothing of whether there are any: whoever asks learns it only from the mail.
 */
export async function sendLinks(db: Db, email: string, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const rows = await tx
      .select({ booking, session: trainingSession, courseTitle: courseVersion.title, site, parts: partsOf })
      .from(booking)
      .innerJoin(trainingSession, eq(trainingSession.id, booking.sessionId))
      .innerJoin(courseVersion, ofVersion)
      .leftJoin(site, eq(site.id, trainingSession.siteId))
      .where(
        and(eq(booking.bookerEmail, email), isNull(booking.cancelledAt), gt(trainingSession.endsAt, now)),
      )
      .orderBy(asc(trainingSession.startsAt))
      .limit(50);
    const [first] = rows;
    if (!first) return;
    const bookings = rows.map(({ booking: one, session, courseTitle, site: where, parts }) => ({
      courseTitle,
      reference: one.reference,
      when: sittingsOf(session, where, parts).map(sittingWords).join('; '),
      place: placeWords({ mode: session.mode, site: where }),
      manageUrl: sealedLink('/bookings/{key}', one.keySealed),
    }));
    await queueMail(
      tx,
      {
        template: 'find-booking',
        to: { name: first.booking.bookerName, email: first.booking.bookerEmail },
        fields: { bookings, keepWords: 'We keep this message for 30 days.' },
        about: { entity: 'booking', id: first.booking.id },
      },
      now,
    );
  });
}

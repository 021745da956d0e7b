import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { course } from '#db/schema/courses.ts';
import { sessionTrainer } from '#db/schema/session-parts.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import { newReference } from '#lib/keys/reference.ts';
import { chosenWords, facilities } from './choices.ts';
import type { HeldDate } from './offers.ts';
import type { TrainingRequest } from './steps.ts';

/** PostgreSQL takes no greater number for the places of a session; whole staffs are counted by heads anyway. */
const mostPlaces = 1000;

/** Arranges the session that a request led to, at the organisation's own place and for nobody else. */
export async function arrangeSession(
  tx: Db,
  request: TrainingRequest,
  { startsAt, endsAt, trainerId }: Pick<HeldDate, 'startsAt' | 'endsAt' | 'trainerId'>,
  now: Temporal.Instant,
): Promise<SessionId> {
  const [about] = await tx
    .select({ version: course.version })
    .from(course)
    .where(eq(course.id, request.courseId));
  const leadOfficerId = request.leadOfficerId ?? trainerId;
  const [made] = await tx
    .insert(trainingSession)
    .values({
      ...plain,
      ...whose(request),
      reference: newReference('T'),
      courseId: request.courseId,
      courseVersion: about?.version ?? 1,
      areaId: request.areaId,
      startsAt,
      endsAt,
      // Nobody books one by one: booking is over before it began.
      bookingClosesAt: now,
      changesCloseAt: startsAt,
      capacity: Math.min(request.expected, mostPlaces),
      access: accessWords(request),
      leadOfficerId,
      addedAt: now,
      addedBy: leadOfficerId,
    })
    .returning({ id: trainingSession.id });
  if (!made) throw new Error('A session was not written.');
  const trainer = { officerId: trainerId, part: 'lead', addedAt: now, addedBy: leadOfficerId } as const;
  await tx.insert(sessionTrainer).values({ sessionId: made.id, ...trainer });
  return made.id;
}

const plain = { kind: 'whole_organisation', placesPerBooking: 1, trainers: 'A Prevent officer' } as const;

const whose = ({ organisation, institutionId, mode, siteWords, postcode }: TrainingRequest) => ({
  organisation,
  institutionId,
  mode,
  venueWords: mode === 'in_person' ? `${siteWords}, ${postcode}` : null,
});

function accessWords({ mode, facilities: codes }: TrainingRequest): string {
  if (mode === 'online') return 'Live captions. Slides sent two days before.';
  const known = chosenWords(facilities, codes).map((text) => text.toLowerCase());
  return known.length > 0 ? `You told us of: ${known.join(', ')}.` : 'You host us, and know your rooms best.';
}

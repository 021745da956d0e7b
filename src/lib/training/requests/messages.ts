import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { course } from '#db/schema/courses.ts';
import { type Message, queueMail } from '#lib/mail/queue.ts';
import { inviteOf } from './invites.ts';
import { type Details, type RequestMail, requestLetter } from './letters.ts';
import type { TrainingRequest } from './steps.ts';

/** What the mail's invite does to the reader's diary, where the session is told of; others leave it alone. */
const diary: Partial<Record<RequestMail, 'REQUEST' | 'CANCEL'>> = {
  'request-confirmed': 'REQUEST',
  'request-changed': 'REQUEST',
  'request-cancelled': 'CANCEL',
  'request-withdrawn': 'CANCEL',
};

/** Queues a mail to the contact of a request, in the words of the request as it stands in the transaction. */
export async function tellContact(
  tx: Db,
  template: RequestMail,
  request: TrainingRequest,
  details: Details,
  now: Temporal.Instant,
): Promise<void> {
  const [about] = await tx
    .select({ title: course.title, slug: course.slug })
    .from(course)
    .where(eq(course.id, request.courseId));
  if (!about) throw new Error('A request without its course.');
  const method = details.facts && diary[template];
  const message = {
    template,
    to: { name: request.contactName, email: request.contactEmail },
    fields: requestLetter(request, about, details, now),
    ...(method && details.facts && { invite: inviteOf(request, details.facts, method, now) }),
    about: { entity: 'training_request', id: request.id },
  };
  await queueMail(tx, message as Message<RequestMail>, now);
}

import { and, desc, eq, notInArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { course } from '#db/schema/courses.ts';
import { trainingRequest } from '#db/schema/training-requests.ts';
import { sealedLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';
import { endedStates, stateWords } from './words.ts';

/** Sends the links of every open request of an address to that address; says nothing of whether there are any. */
export async function sendRequestLinks(db: Db, email: string, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const open = notInArray(trainingRequest.state, [...endedStates]);
    const rows = await tx
      .select({ request: trainingRequest, title: course.title })
      .from(trainingRequest)
      .innerJoin(course, eq(course.id, trainingRequest.courseId))
      .where(and(eq(trainingRequest.contactEmail, email), open))
      .orderBy(desc(trainingRequest.receivedAt))
      .limit(50);
    const [first] = rows;
    if (!first) return;
    const requests = rows.map(({ request, title }) => ({
      courseTitle: title,
      organisation: request.organisation,
      reference: request.reference,
      stateWords: stateWords[request.state],
      requestUrl: sealedLink('/training/requests/{key}', request.keySealed),
    }));
    await queueMail(
      tx,
      {
        template: 'find-request',
        to: { name: first.request.contactName, email: first.request.contactEmail },
        fields: { requests, keepWords: 'We keep this message for 30 days.' },
        about: { entity: 'training_request', id: first.request.id },
      },
      now,
    );
  });
}

import { z } from 'astro/zod';
import { askBatch } from '#lib/training/certificates/batch.ts';
import { certificateAt } from '#lib/training/certificates/criteria.ts';
import { issueNow } from '#lib/training/certificates/issue.ts';
import {
  idsOfSession,
  listForSession,
  type OnRegister,
} from '#lib/training/certificates/session-register.ts';
import { moment } from '#lib/dates.ts';
import { done } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { batchRefusals } from '../certificates/_list.ts';
import type { openPeople } from './_open-people.ts';

type Page = { request: Request; response: { status?: number }; locals: App.Locals };
type Open = NonNullable<Awaited<ReturnType<typeof openPeople>>>;

const form = z.object({ intent: z.enum(['issue', 'bundle']) });

/** What a button on the page asks for, as the address to go on to, and the register as it is. */
export async function certificatesOf({ request, response, locals }: Page, open: Open) {
  const { db, officer, session, now } = open;
  const here = paths.staff.sessionCertificates(session.id);
  const issue = async () => {
    const details = { session: session.id, secret: locals.environment.secret };
    return done(withQuery(here, { issued: await issueNow(db, officer, details, now) }));
  };
  const bundle = async () => {
    const asked = await askBatch(
      db,
      officer,
      { sessionId: session.id },
      await idsOfSession(db, session.id),
      now,
    );
    return asked.ok ? done(paths.staff.certificateBatch(asked.value)) : asked;
  };
  const answer = await answerForm(
    { request, response },
    form,
    ({ intent }) => (intent === 'issue' ? issue() : bundle()),
    (why) => batchRefusals[why],
  );
  const people = answer.done ? [] : await listForSession(db, officer, session.id, now);
  const issued = people.filter(({ certificate }) => certificate).length;
  const issuable = people.filter((one) => mayIssue(one, now)).length;
  const goTo = answer.done?.value;
  return { goTo, errors: answer.errors, people, terms: termsWords(people), issuable, issued };
}

const mayIssue = ({ certificate, wasRevoked, standing, session }: OnRegister, now: Temporal.Instant) =>
  !certificate &&
  !wasRevoked &&
  (standing.kind === 'due' ||
    (standing.kind === 'waits' && Temporal.Instant.compare(session.endsAt, now) <= 0));

/** Who gets a certificate of this course and when, in a sentence. */
function termsWords([first]: readonly OnRegister[]): string {
  if (!first) return 'Whoever is marked as present gets a certificate, when the course says so.';
  const { course, session } = first;
  if (!course.hasCertificate) return 'This course has no certificate.';
  const when = moment(certificateAt(session.endsAt, course));
  const why = course.certificateNeedsEvaluation
    ? ' It waits 14 days, so that people answer the evaluation first; nobody can know who did.'
    : '';
  return `Whoever is marked as present gets a certificate at ${when}.${why}`;
}

/** What the page says after certificates were issued. */
export function wasIssued(query: URLSearchParams) {
  const count = Number(query.get('issued') ?? NaN);
  if (!Number.isInteger(count) || count < 0) return null;
  if (count === 0) return { title: 'Nothing was left to issue', text: 'Each has theirs already.' };
  const title = count === 1 ? '1 certificate is issued' : `${count} certificates are issued`;
  return { title, text: 'They go by email to the people themselves, or to whoever booked for them.' };
}

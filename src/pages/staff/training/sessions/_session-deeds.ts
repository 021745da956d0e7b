import type { SessionForStaff } from '#lib/training/sessions/find-for-staff.ts';
import { ukDay } from '#lib/dates.ts';
import { isTentative } from '#lib/training/decisions/tentative.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

export type SessionMay = {
  manage: boolean;
  cancel: boolean;
  register?: boolean;
  seeCertificates?: boolean;
};
export type Deed = { href: string; text: string; isFirst?: boolean };

/** What an officer may do with a session, what the day asks for first: one of them is the primary button. */
export function sessionDeeds(found: SessionForStaff, may: SessionMay, now: Temporal.Instant): Deed[] {
  const { session } = found;
  if (session.kind === 'whole_organisation') return editing(session, may, now);
  const deeds = [...onTheDay(session, may, now), ...editing(session, may, now)];
  const like = withQuery(paths.staff.newSession, { from: session.id });
  if (may.manage) deeds.push({ href: like, text: 'Arrange another like this' });
  return deeds;
}

type Session = SessionForStaff['session'];

/** Whether the day of a session has come, so that its register is what an officer opens it for. */
export const isRegisterDue = ({ startsAt, cancelledAt }: Session, now: Temporal.Instant): boolean =>
  !cancelledAt && Temporal.PlainDate.compare(ukDay(startsAt), ukDay(now)) <= 0;

const isOver = ({ endsAt }: Session, now: Temporal.Instant) => Temporal.Instant.compare(endsAt, now) <= 0;

function onTheDay(session: Session, may: SessionMay, now: Temporal.Instant): Deed[] {
  if (!isRegisterDue(session, now)) return [];
  const deeds: Deed[] = [];
  if (may.register)
    deeds.push({ href: paths.staff.register(session.id), text: 'Open the register', isFirst: true });
  if (may.seeCertificates && isOver(session, now))
    deeds.push({ href: paths.staff.sessionCertificates(session.id), text: 'Certificates of this session' });
  return deeds;
}

function editing(session: Session, may: SessionMay, now: Temporal.Instant): Deed[] {
  if (session.cancelledAt || isOver(session, now)) return [];
  // A session that waits for a decision has its button in the decision.
  const isFirst = !isTentative(session) && !(may.register && isRegisterDue(session, now));
  return [
    ...(may.manage ? [{ href: paths.staff.editSession(session.id), text: 'Edit session', isFirst }] : []),
    ...(may.cancel ? [{ href: paths.staff.cancelSession(session.id), text: 'Cancel session' }] : []),
  ];
}

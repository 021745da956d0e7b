import { ukDay, ukMoment } from '#lib/dates.ts';
import { heldWords } from '#lib/training/requests/words.ts';
import { workingDay } from '#lib/working-days.ts';
import type { RequestState, trainingRequest, trainingRequestStep } from '../../schema/training-requests.ts';
import type { RequestPlan } from './request-plans.ts';

type Request = typeof trainingRequest.$inferInsert & { id: string };
type Step = typeof trainingRequestStep.$inferInsert;
type Session = { startsAt: Temporal.Instant; endsAt: Temporal.Instant };

const way: readonly RequestState[] = [
  'received',
  'triage',
  'dates_offered',
  'confirmed',
  'delivered',
  'evaluated',
  'closed',
];
const nine = Temporal.PlainTime.from('09:10');

/** How a request came to where it stands, a working day for each step and none of them still to come. */
export function theSteps(
  plan: RequestPlan,
  request: Request,
  session: Session | null,
  now: Temporal.Instant,
): Step[] {
  const ended = plan.state === 'declined' || plan.state === 'withdrawn';
  const states = ended ? [...way.slice(0, 2), plan.state] : way.slice(0, way.indexOf(plan.state) + 1);
  return states.map((state, index): Step => {
    const isLast = index === states.length - 1;
    const isAfter = session && way.indexOf(state) > way.indexOf('confirmed');
    const counted = isAfter ? after(session, index - 3) : later(request.receivedAt, index);
    const by = actors[state];
    return {
      trainingRequestId: request.id as Step['trainingRequestId'],
      state,
      at: Temporal.Instant.compare(counted, now) < 0 ? counted : now.subtract({ minutes: 30 - index }),
      actorKind: by,
      officerId: by === 'officer' ? (request.leadOfficerId ?? null) : null,
      reason: reasonOf(state, { plan, session, isLast }),
    };
  });
}

const actors: Record<RequestState, 'public' | 'officer' | 'requester' | 'system'> = {
  received: 'public',
  triage: 'officer',
  dates_offered: 'officer',
  confirmed: 'requester',
  delivered: 'system',
  evaluated: 'officer',
  closed: 'officer',
  declined: 'officer',
  withdrawn: 'requester',
};

const later = (from: Temporal.Instant, days: number) =>
  days === 0 ? from : ukMoment(workingDay(ukDay(from), days), nine.add({ minutes: 37 * days }));
const after = ({ endsAt }: Session, days: number) =>
  days <= 1 ? endsAt.add({ minutes: 20 }) : ukMoment(workingDay(ukDay(endsAt), days), nine);

function reasonOf(
  state: RequestState,
  { plan, session, isLast }: { plan: RequestPlan; session: Session | null; isLast: boolean },
): string | null {
  if (isLast && plan.reason) return plan.reason;
  if (state === 'triage') return 'Given to a lead officer.';
  if (state === 'confirmed' && session) return `${heldWords(session)}.`;
  return state === 'delivered' ? 'The session is over and counted.' : null;
}

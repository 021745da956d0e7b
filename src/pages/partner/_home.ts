import { listOwnProposals } from '#lib/calendar/proposals/mine.ts';
import { comingBookings, pastBookings, type PartnerBooking } from '#lib/partners/training/bookings.ts';
import { type Membership, membershipsOf } from '#lib/partners/memberships/mine.ts';
import { requestsOf } from '#lib/partners/training/requests.ts';
import { coverageByRole } from '#lib/partners/training/trained.ts';
import { reporterRowsOf } from '#lib/tension/returns/mine.ts';
import { areasForPartner } from '#lib/tension/summaries/for-partner.ts';
import { actingPartner } from './_signed-in.ts';

/** An organisation of somebody's, with how many of its people are due for a refresher or past it. */
export type Own = Membership & { due: number; lapsed: number };

/** What somebody sees when they sign in: what to do first, what comes, what was, and their organisations. */
export async function partnerHome({ db, now, environment, ...locals }: App.Locals) {
  const actor = actingPartner({ db, now, environment, ...locals });
  const memberships = await membershipsOf(db, actor.id);
  const granted = memberships.filter(({ grantedAt }) => grantedAt);
  const institutionIds = granted.map(({ institutionId }) => institutionId);
  const scopes = ['own' as const, ...institutionIds.map((institutionId) => ({ institutionId }))];
  const own: Own[] = [];
  const coming: PartnerBooking[] = [];
  for (const one of granted) {
    const roles = await coverageByRole(db, actor, one.institutionId, now);
    const count = (state: 'due' | 'lapsed') => roles.reduce((sum, role) => sum + role[state], 0);
    own.push({ ...one, due: count('due'), lapsed: count('lapsed') });
  }
  for (const scope of scopes) coming.push(...(await comingBookings(db, actor, scope, now)));
  const [past, requests, proposals, reports, summaries] = await Promise.all([
    pastBookings(db, actor, 'own', now),
    requestsOf(db, actor, { institutionIds, secret: environment.secret }, now),
    listOwnProposals(db, actor, now),
    reporterRowsOf(db, actor),
    areasForPartner(db, actor),
  ]);
  return {
    actor,
    own,
    asked: memberships.filter(({ grantedAt }) => !grantedAt),
    coming: inOrder(coming),
    past,
    requests,
    proposals,
    reports,
    summaries,
  };
}
export type Home = Awaited<ReturnType<typeof partnerHome>>;

// A booking of somebody's own for their organisation is in both lists.
const inOrder = (bookings: readonly PartnerBooking[]): PartnerBooking[] =>
  [...new Map(bookings.map((one) => [one.id, one])).values()].sort((one, other) =>
    Temporal.Instant.compare(one.startsAt, other.startsAt),
  );

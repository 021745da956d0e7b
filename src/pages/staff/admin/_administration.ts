import type { Officer } from '#lib/actor.ts';
import { findVerifications } from '#lib/audit/verifications.ts';
import { countAside } from '#lib/mail/returned/kept-aside.ts';
import { listHandOvers } from '#lib/officers/accounts/hand-overs.ts';
import { countPeople } from '#lib/officers/accounts/list-people.ts';
import { quarterOf } from '#lib/quarters.ts';
import { reviewProgress } from '#lib/officers/accounts/review.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { countOverrides } from '#lib/privacy/overrides.ts';
import { ukDay } from '#lib/dates.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { type Count, watchedCounts } from '../_today-counts.ts';
import { watched } from '../_today.ts';

type Locals = Pick<App.Locals, 'db' | 'now'>;

/** What waits in the administration, as far as this officer may see it: what is late first, and nothing that is done. */
export async function administration({ db, now }: Locals, officer: Officer) {
  const where = async (ability: Ability) => (can[ability](officer) ? areasFor(db, officer, ability) : null);
  const [seen, reviewed, leaving, checked] = await Promise.all([
    where('seePeople'),
    where('reviewAccounts'),
    where('handOver'),
    where('seeOverrides'),
  ]);
  const [people, review, handOvers, overrides, watch, log, aside] = await Promise.all([
    seen && countPeople(db, seen, now),
    reviewed && reviewProgress(db, reviewed, quarterOf(ukDay(now))),
    leaving && listHandOvers(db, leaving),
    checked && countOverrides(db, checked),
    watched({ db, now }, officer),
    can.verifyAccessLog(officer) ? findVerifications(db) : null,
    can.seeReturnedMail(officer) ? countAside(db) : null,
  ]);
  const counts: Count[] = [
    { ...faults, count: log?.finished?.fault ? 1 : 0 },
    { ...leavers, count: handOvers?.length ?? null },
    ...watchedCounts(watch),
    { ...unreviewed, count: review && review.due - review.done },
    { ...passedOver, count: overrides },
    { ...keptAside, count: aside },
    { ...invited, count: people?.invited ?? null },
    { ...dormant, count: people?.dormant ?? null },
  ];
  return { counts: counts.filter(({ count }) => count), handOvers, active: people?.active ?? null };
}

type Words = Omit<Count, 'count'>;

const same = (text: string, href: string): Words => ({ one: text, many: text, href });
const inState = (state: string) => withQuery(paths.staff.people, { state });

const faults: Words = { ...same('break in the access log', paths.staff.accessLogChain), isLate: true };
const leavers: Words = {
  one: 'hand-over waiting',
  many: 'hand-overs waiting',
  href: '#hand-overs',
  isLate: true,
};
const unreviewed: Words = {
  one: 'account left to review this quarter',
  many: 'accounts left to review this quarter',
  href: paths.staff.accountReview,
};
const passedOver: Words = {
  one: 'text check to look at',
  many: 'text checks to look at',
  href: paths.staff.overrides,
};
const keptAside: Words = {
  one: 'message of the mailbox to look at',
  many: 'messages of the mailbox to look at',
  href: paths.staff.mail,
};
const invited: Words = {
  one: 'invitation not taken up',
  many: 'invitations not taken up',
  href: inState('invited'),
};
const dormant: Words = { one: 'dormant account', many: 'dormant accounts', href: inState('dormant') };

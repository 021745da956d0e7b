import type { Officer } from '#lib/actor.ts';
import { listHandOvers } from '#lib/officers/accounts/hand-overs.ts';
import { countPeople } from '#lib/officers/accounts/list-people.ts';
import { quarterOf } from '#lib/officers/accounts/quarter.ts';
import { reviewProgress } from '#lib/officers/accounts/review.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { countOverrides } from '#lib/privacy/overrides.ts';
import { ukDay } from '#lib/dates.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

type Count = { count: number; text: string; href: string; isLate?: boolean };
type Locals = Pick<App.Locals, 'db' | 'now'>;

/** What waits in the administration, as far as this officer may see it. */
export async function administration({ db, now }: Locals, officer: Officer) {
  const where = async (ability: Ability) => (can[ability](officer) ? areasFor(db, officer, ability) : null);
  const [seen, reviewed, leaving, checked] = await Promise.all([
    where('seePeople'),
    where('reviewAccounts'),
    where('handOver'),
    where('seeOverrides'),
  ]);
  const [people, review, handOvers, overrides] = await Promise.all([
    seen && countPeople(db, seen, now),
    reviewed && reviewProgress(db, reviewed, quarterOf(ukDay(now))),
    leaving && listHandOvers(db, leaving),
    checked && countOverrides(db, checked),
  ]);
  const counts: (Count | null)[] = [
    people && state('active', people.active, 'active accounts'),
    people && state('invited', people.invited, 'not taken up'),
    people && state('dormant', people.dormant, 'dormant'),
    review && {
      count: review.due - review.done,
      text: 'left to review this quarter',
      href: paths.staff.accountReview,
    },
    handOvers && {
      count: handOvers.length,
      text: handOvers.length === 1 ? 'hand-over waiting' : 'hand-overs waiting',
      href: '#hand-overs',
      isLate: handOvers.length > 0,
    },
    overrides === null
      ? null
      : { count: overrides, text: 'text checks to look at', href: paths.staff.overrides },
  ];
  return { counts: counts.filter((one) => one !== null), handOvers };
}

const state = (which: string, count: number, text: string): Count => ({
  count,
  text,
  href: withQuery(paths.staff.people, { state: which }),
});

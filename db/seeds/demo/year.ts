import type { OfficerId } from '../../schema/officers.ts';
import { type Booker, bookersOf } from './bookers.ts';
import { type Chance, chance } from './chance.ts';
import { comingPlans, todayPlan } from './coming.ts';
import { fill } from './fill.ts';
import type { Areas } from './found.ts';
import type { Institution } from './institutions.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import { pastPlans } from './past.ts';
import { type Course, type Session, sessionOf } from './sessions.ts';
import type { Site } from './sites.ts';
import { makeSpecial } from './special.ts';

export type Around = {
  areas: Areas;
  institutions: readonly Institution[];
  sites: readonly Site[];
  courses: ReadonlyMap<string, Course>;
  officers: { officer: OfficerId; supervisor: OfficerId };
};

/** A year of sessions behind and three months ahead, with all that was booked on them. */
export function theYear(
  around: Around,
  now: Temporal.Instant,
  secret: string,
): { sessions: Session[]; ledger: Ledger } {
  const luck = chance(1964);
  const bookers = around.institutions.flatMap((one) => bookersOf(one, luck));
  const desk = { ledger: emptyLedger(), chance: luck, secret, now };
  const sites = new Map(around.sites.map((one) => [one.key, one]));
  const plans = [...pastPlans(luck), ...comingPlans, todayPlan(now)];
  const sessions = plans.map((plan) =>
    sessionOf(plan, { ...around, areas: around.areas.ids, sites, chance: luck, now }),
  );
  makeSpecial(sessions, { sites, now });
  for (const session of sessions) fill(desk, session, suited(session, bookers, around.areas, luck));
  return { sessions, ledger: desk.ledger };
}

/** Those whom a course is for, mostly from nearby, in the order in which they ask. */
function suited(session: Session, bookers: readonly Booker[], areas: Areas, { next }: Chance): Booker[] {
  const { course, plan, site } = session;
  const force = site ? areas.forceOf.get(site.district) : plan.where;
  return bookers
    .filter(({ institution }) => course.sectors.includes(institution.sector))
    .map((booker) => {
      const isNear = areas.forceOf.get(booker.institution.district) === force;
      return { booker, turn: next() + (isNear ? 0 : 0.5) };
    })
    .sort((one, other) => one.turn - other.turn)
    .map(({ booker }) => booker);
}

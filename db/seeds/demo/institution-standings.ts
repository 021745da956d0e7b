import type { institutionStanding } from '../../schema/institution-links.ts';
import type { contactStates } from '../../schema/institutions.ts';
import { type institution } from '../../schema/institutions.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { ukDay } from '#lib/dates.ts';
import { type Chance, chance } from './chance.ts';
import type { Institution } from './institutions.ts';

type Stood = typeof institutionStanding.$inferInsert;
type Standing = Pick<
  typeof institution.$inferSelect,
  'strength' | 'tier' | 'reach' | 'relevance' | 'contactState' | 'pausedUntil'
>;

const reasons = [
  'Agreed to a termly meeting after the staff session.',
  'The new head asked for a contact they can ring.',
  'Now shares our newsletter with its members.',
  'Joint stall at the summer fair went well.',
];

/** Which of the made-up institutions asked us to stay away, and why: names as in the lists of institutions. */
const apart: Readonly<
  Record<string, [state: (typeof contactStates)[number], reason: string, days?: number]>
> = {
  'Colne Meadow Synagogue': ['paused', 'Asked for quiet until a new committee is elected.', 54],
  'Friends of Zen, Deben Valley': [
    'declined',
    'The committee decided that it does not want contact with police.',
  ],
  'Kempston Table Tennis Club': ['paused', 'No committee at present. They will write when there is one.'],
};

/** How the team stands with each institution, and how that came about within two years. */
export function theStandings(institutions: readonly Institution[], by: OfficerId, now: Temporal.Instant) {
  const luck = chance(2207);
  const made = institutions.map((one) => standingsOf(one, by, now, luck));
  return {
    rows: made.flatMap(({ history }) => history),
    of: new Map(made.map(({ id, standing }) => [id, standing])),
  };
}

function standingsOf({ id, name, sector }: Institution, by: OfficerId, now: Temporal.Instant, luck: Chance) {
  const { between, next, pick } = luck;
  const isClose = ['education', 'faith', 'local_government'].includes(sector);
  const strength = between(isClose ? 1 : 0, isClose ? 5 : 4);
  const tier = strength >= 4 ? 'A' : strength >= 3 ? pick(['A', 'B']) : pick(['B', 'C', 'D']);
  const isScored = next() < 0.9;
  const own = apart[name];
  const standing: Standing = {
    strength,
    tier: tier as Standing['tier'],
    reach: isScored ? between(isClose ? 2 : 1, 5) : null,
    relevance: isScored ? between(strength >= 3 ? 3 : 1, 5) : null,
    contactState: own?.[0] ?? 'open',
    pausedUntil: own?.[2] ? ukDay(now).add({ days: own[2] }) : null,
  };
  const at = (days: number) => now.subtract({ hours: 24 * days });
  const first = {
    ...standing,
    strength: 0,
    tier: 'D' as const,
    contactState: 'open' as const,
    pausedUntil: null,
  };
  const grown = { ...first, strength: Math.max(0, strength - 1), tier: standing.tier };
  const steps: Omit<Stood, 'institutionId' | 'by'>[] = [{ ...first, at: at(between(420, 720)) }];
  if (strength > 1) steps.push({ ...grown, at: at(between(200, 400)), reason: pick(reasons) });
  steps.push({ ...grown, strength, at: at(between(20, 190)), reason: pick(reasons) });
  if (own) steps.push({ ...standing, at: at(between(5, 18)), reason: own[1] });
  return { id, standing, history: steps.map((step): Stood => ({ ...step, institutionId: id, by })) };
}

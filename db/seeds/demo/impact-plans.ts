import type { ImpactRow, Weight } from '../../schema/impact-terms.ts';
import { fire, trial } from './impact-in-hand.ts';
import type { ImpactPlan } from './impact-plan.ts';

const low: readonly [Weight, Weight, Weight, Weight, string] = [
  2,
  2,
  1,
  2,
  'Neighbourhood teams ask about it on their visits.',
];
const everyRow = (
  rows: ImpactPlan['grid'],
): Record<ImpactRow, readonly [Weight, Weight, Weight, Weight, string]> => ({
  ...{
    fear_and_safety: low,
    confidence_in_police: low,
    hate_crime: low,
    disorder: low,
    services_and_schools: low,
  },
  ...{ business: low, families: low, online: low, community_relations: low, staff: low },
  ...rows,
});

const march: ImpactPlan = {
  ...{ type: 'protest_or_event', name: 'Town centre march, Bedford', areas: ['E06000055'] },
  ...{ by: 'officer', started: 70 * 24, approved: 69 * 24 },
  texts: {
    whatHappened:
      'A publicly announced march through the town centre on a Saturday, with a second one announced against it.',
    knownPublic: 'Both organisers gave notice and published their routes.',
    knownConfirmed: 'About four hundred people walked, about a hundred stood against them. No arrests.',
    rumour: 'That shops would be closed by order. There was no such order.',
    view: 'Shops lost a Saturday; most people were curious rather than worried.',
    areaWords: 'Bedford: a pedestrian centre with one road through it.',
    communities: 'People who shop, work and live in the town centre; people who took part on either side.',
    equalityDiscrimination: 'Stewards of both sides were briefed in the same words.',
    equalityOpportunity: 'The route left the dropped kerbs and the bus stop for disabled people free.',
    equalityRelations: 'Faith and community leaders walked through the centre together in the evening.',
    equalityEvidence: 'Counts by stewards; calls to the council; a meeting with shopkeepers.',
    proportionality: 'Officers kept to the edges; no search powers were asked for.',
  },
  grid: {
    business: [4, 3, 3, 2, 'Shops were told of the routes three days before.'],
    disorder: [3, 3, 2, 2, 'Two hours and a street between the two.'],
  },
  triggers: [],
  reviews: [
    [69 * 24, null],
    [68 * 24, null],
    [67 * 24, 'It passed without disorder.'],
    [61 * 24, null],
  ],
  advice: [
    {
      ...{ body: 'Bedford Independent Advisory Group (IAG)', daysAgo: 69 },
      advice: 'Tell shopkeepers yourselves, before they read it online.',
      answer: ['accepted', 'Officers called on every shop on both routes.'],
    },
  ],
  actions: [{ what: 'Call on every shop on the routes', who: 'officer', due: -68, done: 69 * 24 }],
  closed: {
    ago: 45 * 24,
    outcome:
      'It passed without disorder. Shopkeepers say that they knew in time; two asked to be told by telephone as well.',
    lesson:
      'Call on the shops three days before, not one: those who open early never saw us. Offer a call to those who work alone.',
  },
};

const kept: ImpactPlan = {
  ...{ type: 'policy_change', name: 'Change to a community fund', areas: ['bedfordshire'] },
  ...{ by: 'supervisor', started: 9, keptBecause: 'The decision is not public until the councils have met.' },
  texts: {
    whatHappened:
      'Two councils are to decide next month how a fund for community projects is shared out from April.',
    knownConfirmed: 'The decision is not taken. Papers are published a week before the meetings.',
  },
  ...{ grid: {}, triggers: [], reviews: [], advice: [], actions: [] },
};

/** One in its first week and overdue by hours, one looked at weekly, one closed, and a draft that is kept to a few. */
export const theImpactPlans: readonly ImpactPlan[] = [
  { ...fire, grid: everyRow(fire.grid) },
  { ...trial, grid: everyRow(trial.grid) },
  { ...march, grid: everyRow(march.grid) },
  kept,
];

import type { ImpactPlan } from './impact-plan.ts';

/** In its first week, with a review that is late. */
export const fire: ImpactPlan = {
  ...{ type: 'incident', name: 'Fire at the market hall, Luton', areas: ['E06000032', 'E06000056'] },
  ...{ by: 'officer', started: 79, approved: 70 },
  texts: {
    whatHappened:
      'A fire closed the market hall in Luton late in the evening. Nobody was hurt. The fire service treats the cause as open; forty traders cannot open their stalls.',
    knownPublic:
      'The fire service and the council published statements the same night. The local paper carries pictures of the hall.',
    knownConfirmed:
      'No injuries. The hall stays closed until the building is checked, which the council expects to take two weeks.',
    rumour:
      'Posts online say that the fire was set. Checked with the fire service on the first morning: nothing supports it so far.',
    view: 'Traders worry most about their income. Talk of a cause spreads faster than the facts; a daily line from the council would help.',
    areaWords:
      'Luton: a market in the town centre that many parts of the town use. School holidays begin in three weeks.',
    communities:
      'People who trade and shop in the market; families in the streets round it; people who meet in the prayer room and the cafés beside it.',
    equalityDiscrimination:
      'Traders whose first language is not English could miss what is said about help. The council translates its page into four languages.',
    equalityOpportunity:
      'Older customers rely on the market for food. Volunteers take orders by telephone while it is closed.',
    equalityRelations:
      'Talk of a cause could set groups of traders against each other. The traders’ forum speaks with one voice and meets each Thursday.',
    equalityEvidence:
      'Traders’ survey of the council, September; visits on the first two days; advice of the advisory group.',
    proportionality:
      'Two officers on foot in the mornings for a week, no checks of people. A larger patrol was thought of and would have frightened people without need.',
    communications:
      'Traders first, by the market office; then shoppers, by the council. We add nothing to what the fire service says.',
  },
  grid: {
    fear_and_safety: [
      4,
      3,
      3,
      2,
      'Officers on foot each morning; the fire service answers questions on site.',
    ],
    business: [5, 4, 4, 3, 'The council opens a temporary market in the car park.'],
    online: [4, 3, 3, 2, 'The council posts a line each day; we correct nothing ourselves.'],
    community_relations: [3, 4, 2, 3, 'The traders’ forum speaks for all of them.'],
  },
  triggers: [
    [29, 'media_surge', 'A national paper carried pictures of the hall with a question about the cause.'],
  ],
  reviews: [
    [56, null],
    [28, 'The council set the day for the temporary market. Traders are calmer; talk online goes on.'],
  ],
  advice: [
    {
      ...{ body: 'Luton Independent Advisory Group (IAG)', daysAgo: 1 },
      advice:
        'Be seen in the mornings when stalls would open, not at night. Say clearly that the cause is not known.',
    },
  ],
  actions: [
    { what: 'Call on the shops round the hall', who: 'officer', due: -1 },
    { what: 'Open the temporary market', who: 'Luton Borough Council', due: 3 },
    { what: 'Send the traders’ forum the numbers for support', who: 'officer', due: -2, done: 40 },
  ],
};

/** Looked at each week, across a border, with advice that was not all accepted. */
export const trial: ImpactPlan = {
  ...{ type: 'trial_or_inquest', name: 'Crown Court trial, Luton', areas: ['bedfordshire', 'E07000099'] },
  ...{ by: 'supervisor', started: 19 * 24, approved: 18 * 24 },
  texts: {
    whatHappened:
      'A trial at the Crown Court that people in two towns follow closely. It is listed for four weeks; the verdict may come at any time in the last of them.',
    knownPublic: 'The court lists are public. Newspapers report each day of hearing.',
    knownConfirmed:
      'The judge asked the press for fairness. The family made one statement and asks for quiet.',
    rumour:
      'That a demonstration outside the court is called for the day of the verdict. Checked: no notice was given.',
    view: 'Most people wait for the verdict. Young people hear of it in short videos rather than from the news.',
    areaWords: 'The court stands beside the bus station and two colleges. Thursdays are market days.',
    communities:
      'People who study and change buses there; staff of the colleges; people in both towns who know the families.',
    equalityDiscrimination:
      'Court security checks are the same for everybody. Complaints are read each day by the court manager.',
    equalityOpportunity: 'The colleges offer quiet rooms and somebody to talk to for every student who asks.',
    equalityRelations: 'Both colleges run the same discussion, with the same facts, in the same week.',
    equalityEvidence: 'Attendance and welfare figures of the colleges; two meetings of the advisory group.',
    proportionality:
      'Court staff lead; we are seen at bus times only. Closing the square was thought of and refused by all who were asked.',
    communications:
      'The colleges speak to students, the court to the press. We answer questions about safety only.',
  },
  grid: {
    fear_and_safety: [3, 3, 2, 2, 'Officers at the bus station when college ends.'],
    services_and_schools: [4, 3, 2, 2, 'The colleges move their open evening by a week.'],
    families: [4, 4, 3, 3, 'A quiet way in; the court’s own staff look after them.'],
    online: [4, 3, 3, 3, 'The colleges teach how to check a short video.'],
    staff: [3, 2, 2, 2, 'Shifts end an hour earlier in the last week.'],
  },
  triggers: [[6 * 24, 'court_date', 'The court gave the week in which the verdict is expected.']],
  reviews: [
    [18 * 24, null],
    [17 * 24, null],
    [16 * 24, 'The colleges agreed on one message to students.'],
    [15 * 24, null],
    [14 * 24, null],
    [13 * 24, null],
    [12 * 24, null],
    [5 * 24, 'The week of the verdict is known; patrol times follow the buses of that week.'],
  ],
  advice: [
    {
      ...{ body: 'Bedfordshire Independent Advisory Group (IAG)', daysAgo: 12 },
      advice: 'Do not close the square. Ask the colleges to speak first.',
      answer: ['accepted', 'The square stays open, and the colleges speak before anybody else.'],
    },
    {
      ...{ body: 'North Hertfordshire youth council', daysAgo: 6 },
      advice: 'Publish the days of hearing on the screens in the bus station.',
      answer: [
        'not_accepted',
        'The court asked us not to draw people there. The colleges tell their students instead.',
      ],
    },
  ],
  actions: [
    { what: 'Agree patrol times with the bus company', who: 'officer', due: 2 },
    { what: 'Run the discussion in both colleges', who: 'The two colleges', due: 4 },
    { what: 'Tell the advisory group what became of its advice', who: 'supervisor', due: -5, done: 5 * 24 },
    {
      what: 'Ask for a screen at the bus station',
      who: 'officer',
      due: -3,
      cancelled: 'The court asked us not to.',
    },
  ],
};

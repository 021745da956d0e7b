import type { IssueCategory } from '../../schema/observations.ts';

/** An issue of a place, and what is written of it when it is quiet, uneasy and grave. */
export type Issue = {
  category: IssueCategory;
  issue: string;
  facts: readonly [quiet: string, uneasy: string, grave: string];
  why: readonly [quiet: string, uneasy: string, grave: string];
};

/** Issues of places, by a word to pick them with. */
export const issues = {
  march: {
    category: 'protest',
    issue: 'Marches past the town centre',
    facts: [
      'No march is announced. The last one, in spring, passed without arrests.',
      'One march is announced, with stewards. Shops on the route have asked for the times.',
      'Two marches are announced for one afternoon, on routes that meet. Four shops and one school have said that they will close early.',
    ],
    why: [
      'Nothing is announced, and people speak of other things.',
      'Shops and schools on the route ask about it, and are answered. Earlier marches were calm.',
      'Worry among shops and schools on the route is wide, and the routes meet. The times are now agreed apart, but not yet known to everyone.',
    ],
  },
  renewal: {
    category: 'housing_and_regeneration',
    issue: 'Renewal of the town centre estates',
    facts: [
      'The plan is out for comments. Meetings were well attended and calm.',
      'Notices to move went to 60 homes. The advice desk is booked a week ahead.',
      'Notices to move went to 140 homes. Two site offices were broken into and a meeting was stopped.',
    ],
    why: [
      'People disagree with parts of the plan and say so through the usual doors.',
      'Families do not know where they will live, and rumours fill the gap. The council answers in person.',
      'Many families fear for their homes and two meetings ended early. It has been quieter since the council began visits.',
    ],
  },
  centre: {
    category: 'crime_and_asb',
    issue: 'Evenings in the town centre',
    facts: [
      'Recorded antisocial behaviour is where it was in the same weeks of last year.',
      'Calls about the bus station rose by a fifth in a month. Wardens are out until 10pm.',
      'Calls doubled in a month; two bus routes were turned away on three evenings.',
    ],
    why: [
      'What is recorded is usual for the season.',
      'Some people avoid the bus station after dark. Visits by wardens have been welcomed.',
      'People change how they travel in the evening, and shops close early. A plan with the bus company is in its first week.',
    ],
  },
  meets: {
    category: 'crime_and_asb',
    issue: 'Car meets on the industrial estates',
    facts: [
      'No meet in the past four weeks.',
      'Two meets on Sunday evenings, with complaints from the streets behind.',
      'Four meets, one with fireworks. Residents stood in the road at the last.',
    ],
    why: [
      'Quiet since the barriers went in.',
      'Noise and litter, some of it late. Residents ask what the order allows.',
      'Residents and drivers have begun to answer each other, and the order is not yet in force.',
    ],
  },
  trial: {
    category: 'inquest_or_trial',
    issue: 'A trial that is reported every day',
    facts: [
      'No hearing in this period.',
      'The trial opened. Reports are factual; the court has asked for no more than usual.',
      'The jury is expected to retire. Schools near the court have asked for a contact by name.',
    ],
    why: [
      'Few people speak of it while nothing is heard.',
      'It is in the news daily, and people are tired of being asked about their town.',
      'The verdict is near and earlier hearings drew crowds. Lines for the day are agreed.',
    ],
  },
  rumour: {
    category: 'online_rumour',
    issue: 'Posts about an incident that did not happen',
    facts: [
      'No new posts. The correction by the council is still shared.',
      'A post was shared some 400 times before it was corrected. Two schools had calls from parents.',
      'The post came back with a film from another country. Attendance at two schools fell for two days.',
    ],
    why: [
      'The correction held.',
      'People ask whether it is true and accept the answer. Another round is possible.',
      'Fewer people accept the correction than last time, and some keep children at home.',
    ],
  },
  abroad: {
    category: 'international_event',
    issue: 'News of the conflict abroad',
    facts: [
      'No local event. Collections for relief went as announced.',
      'Three vigils, all calm. Reports of hostile words in the street rose by four.',
      'Hostile words were reported eleven times in two weeks, and a display was torn down twice.',
    ],
    why: [
      'People care and are sad, and it shows in collections rather than in arguments.',
      'Groups that share halls speak less to each other. Hosts have asked us to come by.',
      'Several groups feel unsafe on their way through the centre, each for its own reasons.',
    ],
  },
  stickers: {
    category: 'hate_crime_pattern',
    issue: 'Stickers and graffiti on public places',
    facts: [
      'One report in the month; it was cleaned within a day.',
      'Seven reports in a month on the same streets. All were cleaned within two days.',
      'Nineteen reports in a month, three of them on homes.',
    ],
    why: [
      'Single events that were dealt with.',
      'The pattern is visible to those who walk there daily. Quick cleaning is noticed.',
      'People on those streets say that they are meant, and some have moved their routines.',
    ],
  },
  asylum: {
    category: 'asylum_accommodation',
    issue: 'Use of a hotel as accommodation',
    facts: [
      'Numbers are steady. The liaison meeting was attended by all services.',
      'A change of use was published. Sixty people came to the council’s meeting.',
      'Three gatherings at the gate in two weeks, the last with a road closed.',
    ],
    why: [
      'Questions reach the council and are answered there.',
      'People feel told late. The answers they want exist but are hard to find.',
      'Gatherings repeat and both sides announce the next one. Dispersal was slow but without harm.',
    ],
  },
  youth: {
    category: 'youth',
    issue: 'Arguments between groups of pupils',
    facts: [
      'Schools report nothing beyond the usual.',
      'Two schools changed their closing times by fifteen minutes. One film was shared.',
      'Fights on four afternoons, one with injuries that needed a hospital.',
    ],
    why: [
      'Ordinary friction, which schools settle.',
      'Pupils say that they avoid the park on Fridays. Youth workers are there twice a week.',
      'Parents collect pupils who used to walk, and the arguments carry on at home online.',
    ],
  },
  patrols: {
    category: 'policing',
    issue: 'Stop and search in two wards',
    facts: [
      'Stops are down by a tenth; outcomes are published monthly.',
      'Stops rose by a third during the operation. Nine complaints, three of them answered.',
      'A film of one stop was seen 80,000 times. The scrutiny panel met twice.',
    ],
    why: [
      'Confidence in the local survey is where it was.',
      'People understand the reason but not the length. Figures are now given at each meeting.',
      'Confidence fell in both wards, and officers are met with cameras.',
    ],
  },
  carnival: {
    category: 'festival_safety',
    issue: 'Winter fair and lights switch-on',
    facts: [
      'Last year’s fair had 6,000 visitors and two lost children, both found.',
      'The fair falls on a match day, with one car park for both.',
      'The fair, a match and roadworks fall on one day.',
    ],
    why: [
      'Stewards and routes are those that worked before.',
      'Organisers are confident; the railway is not yet. A joint plan is due.',
      'Too much depends on one road, and the plan is late.',
    ],
  },
  services: {
    category: 'resources_and_services',
    issue: 'Closing of the walk-in centre',
    facts: [
      'The new centre opened on time.',
      'The old centre closed before the new one opened. A petition has 3,100 names.',
      'Two sit-ins; staff were shouted at on four days.',
    ],
    why: [
      'Most people have found the new place.',
      'People feel passed over, and compare themselves with the next town.',
      'Anger has moved from the decision to the staff.',
    ],
  },
} as const satisfies Record<string, Issue>;
export type IssueKey = keyof typeof issues;

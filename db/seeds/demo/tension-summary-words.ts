import type { Sharing, SummarySection } from '../../schema/tension-summaries.ts';

/** One paragraph: its part, the code of its district or none, its heading, who may read it, and its words. */
export type SeedParagraph = readonly [SummarySection, string | null, string | null, Sharing, string];

const shared = (
  section: SummarySection,
  code: string | null,
  heading: string | null,
  words: string,
): SeedParagraph => [section, code, heading, 'shareable', words];
const ours = (
  section: SummarySection,
  code: string | null,
  heading: string | null,
  words: string,
): SeedParagraph => [section, code, heading, 'restricted', words];
const [bedford, luton, central] = ['E06000055', 'E06000032', 'E06000056'];

/**
 * What people wrote of the weeks, the oldest first: of places and issues alone. Levels and why they were set come from
 * the assessments of each week.
 */
export const weekTexts: readonly (readonly SeedParagraph[])[] = [
  [
    shared('overview', null, null, 'People spoke most about lighting and buses in the evening.'),
    ours('gaps', luton, 'Town centre after closing time', 'Do traders see what the night buses report?'),
    shared(
      ...(['doing', bedford, 'Street lighting in Cauldwell'] as const),
      'The council repairs the lamps of the underpass by the end of the month. Officers walk there from 5pm to 7pm.',
    ),
  ],
  [
    shared(
      ...(['overview', null, null] as const),
      'An untrue message about a building in Bury Park was passed round for two days and then stopped.',
    ),
    ours(
      ...(['district', luton, 'A rumour about an empty building'] as const),
      'A message said that the former shop would house people from elsewhere. The council says that there is no such plan. Three calls, no gathering.',
    ),
    shared(
      ...(['doing', luton, 'A rumour about an empty building'] as const),
      'The council put the facts on its page. If you are asked: there is no such plan for the building.',
    ),
  ],
  [
    shared('overview', null, null, 'Schools ask how to speak in class of events abroad.'),
    ours(
      ...(['district', bedford, 'Talk about events abroad'] as const),
      'Two schools and a college asked for material. No incident was reported.',
    ),
    shared(
      ...(['doing', null, 'Schools'] as const),
      'The Prevent team offers each school a session on talking about difficult news. Ask your officer.',
    ),
  ],
  [
    shared(
      ...(['overview', null, null] as const),
      'Shops and schools ask for the times of the marches that are announced. The times are agreed apart.',
    ),
    ours('gaps', bedford, 'Marches', 'How do families who stay at home on such a day feel?'),
    shared(
      ...(['doing', bedford, 'Marches'] as const),
      'Officers call on the shops of the route this week, leave the times and ask what would help.',
    ),
    shared(
      ...(['doing', central, 'Car meets'] as const),
      'Wardens are on the industrial estates on Sunday evenings. Ring 101 when a meet begins.',
    ),
  ],
  [
    shared(
      ...(['overview', null, null] as const),
      'Two districts ask about policing of the winter markets. Shops on the route of the next march were visited.',
    ),
    ours(
      ...(['district', bedford, 'Winter market'] as const),
      'Stallholders remember the broken windows of last year and ask who will be there in the evening.',
    ),
    ours(
      ...(['gaps', central, 'Bus route to Houghton Regis'] as const),
      'Is the evening bus still where young people feel unsafe, now that the shelter is lit?',
    ),
    shared(
      ...(['doing', bedford, 'Winter market'] as const),
      'Officers are in the market from 4pm each day that it is open. Stop them and ask.',
    ),
  ],
];

/** The weeks of another force. */
export const essexTexts: readonly (readonly SeedParagraph[])[] = [
  [
    shared('overview', null, null, 'Traders in two towns ask about late opening.'),
    shared(
      ...(['doing', null, 'Late opening'] as const),
      'Neighbourhood officers are in both high streets on Thursday evenings until Christmas.',
    ),
  ],
  [
    shared(
      ...(['overview', null, null] as const),
      'Families ask about the renewal in Basildon and Harlow, and where to go with questions about it.',
    ),
    ours(
      ...(['gaps', null, 'Renewal of town centres'] as const),
      'Do the advice desks hear what is said in the schools nearby?',
    ),
    shared(
      ...(['doing', null, 'Renewal of town centres'] as const),
      'The advice desks are open until 7pm on Wednesdays. Both councils answer at the same hour, with the same facts.',
    ),
  ],
];

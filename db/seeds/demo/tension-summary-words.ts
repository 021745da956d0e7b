import type { Sharing, SummarySection } from '../../schema/tension-summaries.ts';

/** One paragraph: its part, the code of its district or none, its heading, who may read it, and its words. */
export type SeedParagraph = readonly [SummarySection, string | null, string | null, Sharing, string];

/** What the weeks say, the oldest first: of places and issues alone. */
export const weekTexts: readonly (readonly SeedParagraph[])[] = [
  [
    [
      'overview',
      null,
      null,
      'shareable',
      'A quiet week. People spoke most about lighting and buses in the evening.',
    ],
    [
      'district',
      'E06000055',
      'Street lighting in Cauldwell',
      'restricted',
      'Residents at two meetings said that they avoid the underpass after dark. Reports of anti-social behaviour there are as in most autumns.',
    ],
    [
      'gaps',
      'E06000032',
      'Town centre after closing time',
      'restricted',
      'Do traders in Luton see what the night buses report?',
    ],
    [
      'doing',
      'E06000055',
      'Street lighting in Cauldwell',
      'shareable',
      'The council repairs the lamps of the underpass by the end of the month. Officers walk there from 5pm to 7pm.',
    ],
  ],
  [
    [
      'overview',
      null,
      null,
      'shareable',
      'An untrue message about a building in Bury Park was passed round for two days and then stopped.',
    ],
    [
      'district',
      'E06000032',
      'A rumour about an empty building',
      'restricted',
      'A message said that the former shop would house people from elsewhere. The council says that there is no such plan. Three calls, no gathering.',
    ],
    ['district', 'E06000056', null, 'restricted', 'Nothing to report from Central Bedfordshire.'],
    [
      'doing',
      'E06000032',
      'A rumour about an empty building',
      'shareable',
      'The council put the facts on its page. If you are asked: there is no such plan for the building.',
    ],
  ],
  [
    [
      'overview',
      null,
      null,
      'shareable',
      'Talk about events abroad was calm. Schools ask how to speak of them in class.',
    ],
    [
      'district',
      'E06000055',
      'Talk about events abroad',
      'restricted',
      'Two schools and a college asked for material. No incident was reported.',
    ],
    [
      'horizon',
      null,
      null,
      'restricted',
      'A march is announced in the town centre for the coming weekend; its route is agreed with the organisers.',
    ],
    [
      'doing',
      null,
      'Schools',
      'shareable',
      'The Prevent team offers each school a session on talking about difficult news. Ask your officer.',
    ],
  ],
  [
    [
      'overview',
      null,
      null,
      'restricted',
      'Luton was raised by one level for two days before the march and is back where it was.',
    ],
    [
      'district',
      'E06000032',
      'March in the town centre',
      'shareable',
      'The march passed without an incident. Shops stayed open.',
    ],
    [
      'gaps',
      'E06000032',
      'March in the town centre',
      'restricted',
      'How did families who stayed at home that day feel?',
    ],
    [
      'doing',
      'E06000032',
      'March in the town centre',
      'shareable',
      'Officers call on the shops of the route this week and ask what would have helped.',
    ],
  ],
  [
    [
      'overview',
      null,
      null,
      'shareable',
      'The week was calm. Two districts ask about policing of the winter markets.',
    ],
    [
      'district',
      'E06000055',
      'Winter market',
      'restricted',
      'Stallholders remember the broken windows of last year and ask who will be there in the evening.',
    ],
    [
      'gaps',
      'E06000056',
      'Bus route to Houghton Regis',
      'restricted',
      'Is the evening bus still where young people feel unsafe, now that the shelter is lit?',
    ],
    [
      'doing',
      'E06000055',
      'Winter market',
      'shareable',
      'Officers are in the market from 4pm each day that it is open. Stop them and ask.',
    ],
  ],
];

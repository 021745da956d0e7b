import type { IssueCategory, Strand } from '../../schema/observations.ts';

/** A sign of tension: an area and an issue, never a person. */
export type Note = {
  strand: Strand;
  category: IssueCategory;
  words: string;
  effect?: string;
  place?: string;
  media?: string;
};

export const notes: readonly Note[] = [
  {
    strand: 'experienced',
    category: 'international_event',
    words: 'People at the community lunch spoke of little but the news from abroad. Sad more than angry.',
    effect: 'Two groups that share the hall have stopped eating together.',
  },
  {
    strand: 'evidenced',
    category: 'hate_crime_pattern',
    words: 'Third set of stickers in a month on the same lamp posts. Each was reported and taken down.',
    place: 'The high street',
    effect: 'Some shops close before dark.',
  },
  {
    strand: 'potential',
    category: 'protest',
    words: 'A march and a counter-protest are announced for the same Saturday, both past the market.',
    place: 'The market square',
    media: 'The local newspaper, front page, on Thursday',
  },
  {
    strand: 'experienced',
    category: 'asylum_accommodation',
    words: 'Residents asked the council meeting what happens to the hotel. They feel that nobody tells them.',
    place: 'The town hall',
  },
  {
    strand: 'evidenced',
    category: 'online_rumour',
    words:
      'A post about an attack that did not happen was shared some hundred times. The council put it right.',
    effect: 'Parents rang the school; attendance was down for a day.',
  },
  {
    strand: 'experienced',
    category: 'policing',
    words: 'Young people at the club say that they are stopped more often than last summer.',
    place: 'The youth centre',
  },
  {
    strand: 'potential',
    category: 'inquest_or_trial',
    words: 'The verdict is expected next week. Faith leaders ask to be told the time beforehand.',
  },
  {
    strand: 'evidenced',
    category: 'crime_and_asb',
    words: 'Fireworks thrown at doors on two evenings. The neighbourhood team has put on a patrol.',
    place: 'The estate by the station',
    effect: 'Older people stay in after tea.',
  },
  {
    strand: 'potential',
    category: 'festival_safety',
    words: 'The carnival and the away match fall on one day; both use the same car park.',
    place: 'The sports ground',
  },
  {
    strand: 'experienced',
    category: 'resources_and_services',
    words: 'Several groups think that grants go to everybody but them. The list of grants is not published.',
  },
  {
    strand: 'experienced',
    category: 'youth',
    words: 'Arguments from a game online carried on at the bus station on two afternoons.',
    place: 'The bus station',
  },
  {
    strand: 'evidenced',
    category: 'election',
    words: 'Posters of every party were torn down overnight, all along the same road.',
    place: 'The ring road',
  },
];

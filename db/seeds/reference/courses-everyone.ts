import type { CourseSeed } from './courses.ts';

const all = [
  'education',
  'health',
  'local_government',
  'justice',
  'faith',
  'voluntary',
  'business',
  'police',
  'elected',
  'advisory',
];

/** For anyone who works or volunteers with people. */
export const coursesForEveryone: CourseSeed[] = [
  {
    slug: 'prevent-awareness',
    title: 'Prevent awareness',
    summary:
      'What Prevent is: early support for people susceptible to radicalisation, before anyone is harmed. One hour, plain words and one made-up situation.',
    audience: 'Anyone who works or volunteers with people',
    duration_minutes: 60,
    outcomes: [
      'explain in your own words what Prevent is, and what it is not',
      'say why having strong beliefs is not a sign of radicalisation',
      'notice a change, check it with someone, and know who to share it with',
      'ask for advice, and be at ease with deciding not to refer',
    ],
    programme: [
      { minute: -10, text: 'Doors open, or join early to test your sound' },
      { minute: 0, text: 'What Prevent is, and where it came from' },
      { minute: 20, text: 'Notice, check, share: one made-up situation' },
      { minute: 45, text: 'Your questions, the hard ones too' },
      { minute: 60, text: 'Finish' },
    ],
    before_you_come: null,
    bring: null,
    has_certificate: true,
    sectors: all,
  },
  {
    slug: 'prevent-awareness-with-practice',
    title: 'Prevent awareness with practice',
    summary:
      'The awareness session with more time to practise: what Prevent is, then three made-up situations in small groups. Choose this one if you are new in a role that meets people every day.',
    audience: 'Anyone who is new in a role with children, young people or adults',
    duration_minutes: 90,
    outcomes: [
      'explain in your own words what Prevent is, and what it is not',
      'say why having strong beliefs is not a sign of radicalisation',
      'start a calm conversation with someone you are worried about',
      'notice a change, check it with someone, and know who to share it with',
      'ask for advice, and be at ease with deciding not to refer',
    ],
    programme: [
      { minute: -10, text: 'Doors open, or join early to test your sound' },
      { minute: 0, text: 'What Prevent is, and where it came from' },
      { minute: 25, text: 'What draws people in, and what helps them out' },
      { minute: 45, text: 'Three situations, in small groups' },
      { minute: 75, text: 'Your questions, the hard ones too' },
      { minute: 90, text: 'Finish' },
    ],
    before_you_come: null,
    bring: null,
    has_certificate: true,
    sectors: all,
  },
  {
    slug: 'prevent-refresher',
    title: 'Prevent refresher',
    summary:
      'For people who did awareness training a while ago. Forty-five minutes on what has changed, with one made-up situation to try yourself on.',
    audience: 'Anyone who did Prevent awareness more than a year ago',
    duration_minutes: 45,
    outcomes: [
      'say what has changed in guidance since you last came',
      'go through notice, check and share once more with a made-up situation',
      'find your own referral route without searching for it',
    ],
    programme: [
      { minute: -10, text: 'Doors open, or join early to test your sound' },
      { minute: 0, text: 'What has changed' },
      { minute: 15, text: 'A made-up situation' },
      { minute: 35, text: 'Your questions' },
      { minute: 45, text: 'Finish' },
    ],
    before_you_come: 'Find out who your organisation’s safeguarding lead is',
    bring: null,
    has_certificate: true,
    sectors: all,
  },
  {
    slug: 'online-radicalisation-and-gaming',
    title: 'Online radicalisation and gaming',
    summary:
      'How people are drawn in through videos, chat and games, and how to talk about it without spying or scolding. No knowledge of games is needed.',
    audience: 'Teachers, youth workers, foster carers, librarians and others who work with young people',
    duration_minutes: 60,
    outcomes: [
      'describe how feeds, private chats and jokes can lead someone further in',
      'tell ordinary teenage humour and interest from a change that worries you',
      'start a conversation about what someone sees online, and keep it going',
      'report harmful material without passing it on',
    ],
    programme: [
      { minute: -10, text: 'Doors open, or join early to test your sound' },
      { minute: 0, text: 'Where young people are online, and why they like it there' },
      { minute: 20, text: 'How people are drawn in: two made-up stories' },
      { minute: 40, text: 'Words that open a conversation' },
      { minute: 60, text: 'Finish' },
    ],
    before_you_come: null,
    bring: null,
    has_certificate: true,
    sectors: ['education', 'health', 'local_government', 'faith', 'voluntary', 'police'],
  },
];

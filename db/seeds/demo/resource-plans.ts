import type {
  ResourceAudience,
  ResourceKind,
  ResourceLanguage,
  ResourceLicence,
  ResourceTopic,
} from '../../schema/resource-terms.ts';
import type { Slide } from './resource-slides.ts';

type Colour = 'wine' | 'harbour' | 'ink' | 'forest';
export const colours: Readonly<Record<Colour, string>> = {
  wine: '#6b2d3c',
  harbour: '#0b5563',
  ink: '#14213d',
  forest: '#2f5233',
};
export const papers = { A3: [297, 420], A4: [210, 297], A5: [148, 210], card: [85, 110] } as const;

/** A resource of the demonstration. Days count from today; what lies behind us is negative. */
export type ResourceSeed = {
  slug: string;
  kind: ResourceKind;
  language: ResourceLanguage;
  /** The slug of the same in English. */
  sameAs?: string;
  title: string;
  line: string;
  summary: string;
  use: string;
  audiences: readonly ResourceAudience[];
  topic: ResourceTopic;
  licence?: ResourceLicence;
  colour: Colour;
  paper?: keyof typeof papers;
  hasBleed?: boolean;
  sections?: readonly { heading: string; text: string }[];
  slides?: readonly Slide[];
  written: number;
  state: 'published' | 'waiting' | 'draft' | 'withdrawn';
  expires?: number;
  /** How many days ago a first version went out that this one replaced. */
  first?: { published: number; title: string };
  downloads?: number;
};

const oneQuestion = {
  ...{ kind: 'poster', audiences: ['parents', 'schools'], topic: 'online', paper: 'A3', hasBleed: true },
  summary: 'An A3 poster for corridors and waiting rooms that asks parents to begin with one question.',
  use: 'Put it up where parents and carers wait: the school gate, a surgery, a library. It goes with the campaign “Talk about what they see online”.\nPrint it on A3 or A4. A print shop wants the file with bleed.',
} as const;

const theCall = {
  ...{ kind: 'leaflet', audiences: ['everybody'], topic: 'worried', paper: 'A5' },
  summary:
    'Two A5 pages that say who answers the ACT Early Support Line, what they ask and what happens next.',
  use: 'Give it to somebody who is worried about a friend or a relative, with time to read it. Leave some at a front desk.\nIt says nothing about anybody: there is no space to write a name.',
} as const;

export const theResources: readonly ResourceSeed[] = [
  {
    ...oneQuestion,
    ...{
      slug: 'what-did-you-see-online-today',
      language: 'en',
      colour: 'wine',
      written: -34,
      state: 'published',
    },
    title: 'What did you see online today?',
    line: 'One question on the way home.',
    downloads: 214,
  },
  {
    ...oneQuestion,
    ...{
      slug: 'co-dzis-widziales-w-internecie-pl',
      language: 'pl',
      colour: 'harbour',
      written: -31,
      state: 'published',
    },
    sameAs: 'what-did-you-see-online-today',
    title: 'Co dziś widziałeś w internecie?',
    line: 'Jedno pytanie w drodze do domu.',
    downloads: 61,
  },
  {
    ...oneQuestion,
    ...{
      slug: 'ce-ai-vazut-azi-pe-internet-ro',
      language: 'ro',
      colour: 'ink',
      written: -30,
      state: 'published',
    },
    sameAs: 'what-did-you-see-online-today',
    title: 'Ce ai văzut azi pe internet?',
    line: 'O singură întrebare pe drumul spre casă.',
    downloads: 38,
  },
  {
    ...oneQuestion,
    ...{
      slug: 'bugun-internette-ne-gordun-tr',
      language: 'tr',
      colour: 'forest',
      written: -29,
      state: 'published',
    },
    sameAs: 'what-did-you-see-online-today',
    title: 'Bugün internette ne gördün?',
    line: 'Eve dönerken tek bir soru.',
    downloads: 17,
  },
  {
    ...theCall,
    ...{
      slug: 'what-happens-when-you-call',
      language: 'en',
      colour: 'harbour',
      written: -9,
      state: 'published',
    },
    title: 'What happens when you call',
    line: 'A trained officer listens. You do not need to give your name.',
    sections: [
      {
        heading: 'Who answers',
        text: 'Specially trained officers, from 9am to 5pm every day. The call is free, and asking for advice gets nobody into trouble.',
      },
      {
        heading: 'What they ask',
        text: 'What you noticed, since when, and what worries you about it. You can stop at any time, and you can call again.',
      },
      {
        heading: 'What happens next',
        text: 'Often a conversation is all. Where somebody needs support, people who know how to give it are asked, and nothing is done without a reason.',
      },
    ],
    first: { published: -160, title: 'When you call the helpline' },
    downloads: 143,
  },
  {
    ...theCall,
    ...{
      slug: 'co-sie-dzieje-kiedy-dzwonisz-pl',
      language: 'pl',
      colour: 'wine',
      written: -6,
      state: 'published',
    },
    sameAs: 'what-happens-when-you-call',
    title: 'Co się dzieje, kiedy dzwonisz',
    line: 'Przeszkolony funkcjonariusz słucha. Nie musisz podawać nazwiska.',
    sections: [
      {
        heading: 'Kto odbiera',
        text: 'Specjalnie przeszkoleni funkcjonariusze, codziennie od 9 do 17. Rozmowa jest bezpłatna.',
      },
      {
        heading: 'O co pytają',
        text: 'Co zauważyłeś, od kiedy i co cię niepokoi. Możesz przerwać w każdej chwili.',
      },
    ],
    downloads: 22,
  },
  {
    ...{
      slug: 'helpline-card',
      kind: 'card',
      language: 'en',
      colour: 'ink',
      written: -200,
      state: 'published',
    },
    title: 'Worried about someone?',
    line: '9am to 5pm every day. No name needed.',
    summary: 'A card for a wallet or a lanyard, with the number that anybody can call.',
    use: 'Print it on card and cut it. Hand it out at a stall, or leave a stack at reception.',
    ...{ audiences: ['everybody'], topic: 'worried', paper: 'card', licence: 'ogl', downloads: 402 },
  },
  {
    ...{
      slug: 'ask-early-ask-often',
      kind: 'slides',
      language: 'en',
      colour: 'forest',
      written: -20,
      state: 'published',
    },
    title: 'Ask early, ask often',
    line: 'Fifteen minutes for an assembly.',
    summary: 'Six slides for an assembly or a meeting, fifteen minutes, with a question on each.',
    use: 'For a teacher or a youth worker whom the young people know. Every slide ends with a question to talk about; nobody is asked what they believe.',
    ...{ audiences: ['schools', 'young_people'], topic: 'conversations', downloads: 88, licence: 'cc_by' },
    slides: [
      ['Ask early, ask often', 'Fifteen minutes about what we see online'],
      ['What did you see today?', 'Something that made you laugh', 'Something that made you angry'],
      ['Who wanted you to see it?', 'What does it want you to feel?', 'What does it leave out?'],
      ['Strong beliefs are fine', 'Having strong beliefs is not a sign of radicalisation.'],
      ['When a friend changes', 'Ask what is going on. Listen to the end before you answer.'],
      [
        'Where to turn',
        'A teacher whom you trust',
        'Childline 0800 1111',
        'ACT Early Support Line 0800 011 3764',
      ],
    ],
  },
  {
    ...{
      slug: 'ask-early-ask-often-ur',
      kind: 'slides',
      language: 'ur',
      colour: 'ink',
      written: -12,
      state: 'published',
    },
    sameAs: 'ask-early-ask-often',
    title: 'آج آپ نے آن لائن کیا دیکھا؟',
    line: '',
    summary: 'The slides for an assembly in Urdu, read from right to left.',
    use: 'For a meeting of parents in Urdu. Two readers checked the translation; tell us when a word is wrong where you are.',
    ...{ audiences: ['parents', 'schools'], topic: 'conversations', downloads: 9, licence: 'cc_by' },
    slides: [
      ['آج آپ نے آن لائن کیا دیکھا؟', 'گھر کے راستے میں ایک سوال'],
      ['مدد کہاں ہے', 'ACT Early Support Line', '0800 011 3764'],
    ],
  },
  {
    ...{
      slug: 'before-you-hire-out-a-room',
      kind: 'guide',
      language: 'en',
      colour: 'harbour',
      written: -340,
      state: 'published',
    },
    title: 'Before you hire out a room',
    line: 'Five questions and whom to ask.',
    summary: 'One page of questions for whoever takes bookings for a hall, a pub or a community centre.',
    use: 'Keep it beside the diary. It helps to ask the same of everybody who books. Lawful meetings are welcome everywhere.',
    ...{
      audiences: ['venues', 'charities', 'councils'],
      topic: 'venues',
      paper: 'A4',
      expires: 12,
      downloads: 76,
    },
    sections: [
      {
        heading: 'Who is booking?',
        text: 'A name, an organisation and a way to reach both, also the day before.',
      },
      {
        heading: 'What is it for?',
        text: 'The title, the speakers and whether tickets are sold. Look at the poster.',
      },
      {
        heading: 'What if you are not sure?',
        text: 'Ask the booker first. Then ask your council’s Prevent team: asking binds you to nothing.',
      },
    ],
  },
  {
    ...{
      slug: 'freshers-week',
      kind: 'poster',
      language: 'en',
      colour: 'forest',
      written: -95,
      state: 'published',
    },
    title: 'New here? Start with a hello',
    line: 'Find your people this week.',
    summary: 'A poster for the first weeks of term with where students find somebody to talk to.',
    use: 'For halls and common rooms in September and October.',
    ...{
      audiences: ['colleges', 'young_people'],
      topic: 'worried',
      paper: 'A4',
      expires: -20,
      downloads: 51,
    },
  },
  {
    ...{
      slug: 'making-a-good-referral',
      kind: 'guide',
      language: 'en',
      colour: 'ink',
      written: -2,
      state: 'waiting',
    },
    title: 'Making a good referral',
    line: 'What to write, and what to leave out.',
    summary: 'One page for safeguarding leads: what helps those who read a referral.',
    use: 'For the folder of a safeguarding lead, beside your council’s own form. It replaces no training.',
    ...{ audiences: ['schools', 'health', 'councils'], topic: 'referral', paper: 'A4' },
    sections: [
      {
        heading: 'Write what you saw',
        text: 'What was said or done, when, and by whom you know it. Keep what you think apart from what you know.',
      },
      {
        heading: 'Say what you have tried',
        text: 'Whom you spoke with, and what changed. It is fine to ask for advice and decide not to refer.',
      },
    ],
  },
  {
    ...{
      slug: 'hate-crime-who-can-help',
      kind: 'leaflet',
      language: 'en',
      colour: 'wine',
      written: -1,
      state: 'draft',
    },
    title: 'Hate crime: who can help',
    line: 'You can report it without the police.',
    summary: 'An A5 leaflet with those who support people after a hate crime.',
    use: 'For community centres and places of worship.',
    ...{ audiences: ['everybody', 'faith'], topic: 'hate_crime', paper: 'A5' },
  },
  {
    ...{
      slug: 'see-it-say-it-old',
      kind: 'poster',
      language: 'en',
      colour: 'ink',
      written: -280,
      state: 'withdrawn',
    },
    title: 'Is something not right?',
    line: 'Tell somebody.',
    summary: 'A poster of last year, which people read as a call to watch each other.',
    use: 'It is not in use any more.',
    ...{ audiences: ['everybody'], topic: 'worried', paper: 'A4', downloads: 33 },
  },
];

import type { ResourceSeed } from './resource-seed.ts';

export const oneQuestion = {
  kind: 'poster',
  audiences: ['parents', 'schools'],
  topic: 'online',
  paper: 'A3',
  hasBleed: true,
  summary: 'An A3 poster for corridors and waiting rooms that asks parents to begin with one question.',
  use: 'Put it up where parents and carers wait: the school gate, a surgery, a library. It goes with the campaign “Talk about what they see online”.\nPrint it on A3 or A4. A print shop wants the file with bleed.',
} as const;

export const theCall = {
  kind: 'leaflet',
  audiences: ['everybody'],
  topic: 'worried',
  paper: 'A5',
  summary:
    'Two A5 pages that say who answers the ACT Early Support Line, what they ask and what happens next.',
  use: 'Give it to somebody who is worried about a friend or a relative, with time to read it. Leave some at a front desk.\nIt says nothing about anybody: there is no space to write a name.',
} as const;

/** Posters, leaflets and cards. */
export const paperResources: readonly ResourceSeed[] = [
  {
    ...oneQuestion,
    ...{
      slug: 'what-did-you-see-online-today',
      language: 'en',
      colour: 'wine',
      written: -34,
      state: 'published',
    },
    campaign: 'what-they-see-online',
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
    campaign: 'what-they-see-online',
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
    campaign: 'what-they-see-online',
    title: 'Worried about someone?',
    line: '9am to 5pm every day. No name needed.',
    summary: 'A card for a wallet or a lanyard, with the number that anybody can call.',
    use: 'Print it on card and cut it. Hand it out at a stall, or leave a stack at reception.',
    ...{ audiences: ['everybody'], topic: 'worried', paper: 'card', licence: 'ogl', downloads: 402 },
  },
];

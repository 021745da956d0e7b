import { oneQuestion, theCall } from './resource-plans.ts';
import type { ResourceSeed } from './resource-seed.ts';

const slides = {
  kind: 'slides',
  sameAs: 'ask-early-ask-often',
  line: '',
  state: 'published',
  audiences: ['parents', 'schools'],
  topic: 'conversations',
  licence: 'cc_by',
  use: 'For a meeting of parents who would rather talk in this language. Tell us when a word is wrong where you are.',
} as const;

const poster = { ...oneQuestion, sameAs: 'what-did-you-see-online-today', state: 'published' } as const;

/** What belongs to the campaign of these weeks in more languages; one of them waits to be looked at. */
export const translatedResources: readonly ResourceSeed[] = [
  {
    ...poster,
    ...{
      slug: 'what-did-you-see-online-today-ar',
      language: 'ar',
      colour: 'ink',
      written: -28,
      downloads: 44,
    },
    title: 'ماذا رأيت على الإنترنت اليوم؟',
    line: 'سؤال واحد في الطريق إلى البيت.',
  },
  {
    ...poster,
    ...{
      slug: 'what-did-you-see-online-today-bn',
      language: 'bn',
      colour: 'harbour',
      written: -28,
      downloads: 36,
    },
    title: 'আজ অনলাইনে কী দেখলে?',
    line: 'বাড়ি ফেরার পথে একটি প্রশ্ন।',
  },
  {
    ...poster,
    ...{
      slug: 'what-did-you-see-online-today-pa',
      language: 'pa',
      colour: 'forest',
      written: -27,
      downloads: 19,
    },
    title: 'ਅੱਜ ਤੁਸੀਂ ਔਨਲਾਈਨ ਕੀ ਦੇਖਿਆ?',
    line: 'ਘਰ ਦੇ ਰਾਹ ਵਿੱਚ ਇੱਕ ਸਵਾਲ।',
  },
  {
    ...poster,
    ...{
      slug: 'what-did-you-see-online-today-ur',
      language: 'ur',
      colour: 'wine',
      written: -27,
      downloads: 52,
    },
    title: 'آج آپ نے آن لائن کیا دیکھا؟',
    line: 'گھر کے راستے میں ایک سوال۔',
  },
  {
    ...slides,
    ...{ slug: 'ask-early-ask-often-ar', language: 'ar', colour: 'ink', written: -11, downloads: 6 },
    title: 'ماذا رأيت على الإنترنت اليوم؟',
    summary: 'The slides for a meeting of parents in Arabic, read from right to left.',
    slides: [
      ['ماذا رأيت على الإنترنت اليوم؟', 'سؤال واحد في الطريق إلى البيت'],
      ['اسأل مبكرًا واسأل كثيرًا', 'ما أطرف شيء رأيته اليوم؟', 'من أخبرك بذلك؟'],
      ['أين المساعدة', 'ACT Early Support Line', '0800 011 3764'],
    ],
  },
  {
    ...slides,
    ...{ slug: 'ask-early-ask-often-bn', language: 'bn', colour: 'forest', written: -10, downloads: 4 },
    title: 'আজ অনলাইনে কী দেখলে?',
    summary: 'The slides for a meeting of parents in Bengali.',
    slides: [
      ['আজ অনলাইনে কী দেখলে?', 'বাড়ি ফেরার পথে একটি প্রশ্ন'],
      ['কোথায় যাবেন', 'ACT Early Support Line', '0800 011 3764'],
    ],
  },
  {
    ...slides,
    ...{ slug: 'pytaj-wczesnie-i-czesto-pl', language: 'pl', colour: 'wine', written: -10, downloads: 12 },
    title: 'Pytaj wcześnie i często',
    summary: 'The slides for a meeting of parents in Polish.',
    slides: [
      ['Pytaj wcześnie i często', 'Jedno pytanie w drodze do domu'],
      ['Dokąd się zwrócić', 'ACT Early Support Line', '0800 011 3764'],
    ],
  },
  {
    ...theCall,
    ...{ slug: 'ce-se-intampla-cand-suni-ro', language: 'ro', colour: 'ink', written: -2, state: 'waiting' },
    sameAs: 'what-happens-when-you-call',
    title: 'Ce se întâmplă când suni',
    line: 'Te ascultă un polițist pregătit. Nu trebuie să îți spui numele.',
    sections: [
      {
        heading: 'Cine răspunde',
        text: 'Polițiști pregătiți special, în fiecare zi între 9 și 17. Apelul este gratuit.',
      },
    ],
  },
];

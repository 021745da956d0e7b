import { renderNewsletter } from '#lib/mail/newsletter.ts';

const text = `Come to the **library** on Tuesday, or *read* [what Prevent is](/guides/what-prevent-is).

## Dates

- A stall in Bedford
- A film evening
  1. Doors at 6pm
  2. Film at 7pm

> Nobody told us what came of it.

| Day | Where |
| --- | --- |
| Monday | Luton |

Call [0800 011 3764](tel:08000113764). ☎️ Résumé, “quotes”, مرحبا.`;

const items = [
  {
    title: 'Coffee morning at the library',
    meta: 'Thursday 3 December 2026, 10am',
    words: 'Ask us anything, over coffee.',
    path: '/events/coffee-morning',
  },
];

/** A newsletter with every kind of part, and in its text everything that Markdown of ours can say. */
export const aWholeNewsletter = () =>
  renderNewsletter(
    {
      ...{ subject: 'What is on in December', previewLine: 'Three talks, a new course and a poster.' },
      parts: [{ text }, { heading: 'Events near you', items }, { heading: 'Training', items }],
      archiveUrl: 'https://concord.example/newsletter/issues/what-is-on',
      preferencesUrl: 'https://concord.example/newsletter/preferences/concordpersonalkeyslot00001',
      unsubscribeUrl: 'https://concord.example/newsletter/unsubscribe/concordpersonalkeyslot00001',
    },
    { teamName: 'Prevent in the Eastern region', publicUrl: new URL('https://concord.example') },
  );

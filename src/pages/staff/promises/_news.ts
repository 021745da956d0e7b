import { newsFrom } from '../_news.ts';

/** What was just done to a promise, by the word in its address; null for any other. */
export const newsOf = newsFrom({
  made: 'The promise is recorded',
  kept: 'Recorded as kept. It stays open until they are told',
  not_kept: 'Recorded as not kept. It stays open until they are told why',
  told: 'They know how it ended. The promise is over',
  changed: 'The promise is changed',
});

import { newsletterTopic } from '#db/schema/newsletters.ts';
import type { TermList } from '#lib/terms/list.ts';

/** What newsletters are about, for whoever keeps the list. */
export const newsletterLists = {
  'newsletter-topics': {
    ...{ table: newsletterTopic, kind: 'topic', title: 'Topics of newsletters', noun: 'topic' },
    beside: [{ column: 'hint', label: 'What somebody gets who chooses it', hint: 'One short sentence' }],
  },
} as const satisfies Record<string, TermList>;

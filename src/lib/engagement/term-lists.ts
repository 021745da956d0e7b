import { engagementTerm } from '#db/schema/engagement-terms.ts';
import type { TermList } from '#lib/terms/list.ts';

/** The words in which an engagement is recorded, for whoever keeps them. */
export const engagementLists = {
  'engagement-types': {
    table: engagementTerm,
    kind: 'type',
    title: 'Types of engagement',
    noun: 'type of engagement',
  },
  'engagement-topics': { table: engagementTerm, kind: 'topic', title: 'Topics', noun: 'topic' },
  'engagement-outcomes': { table: engagementTerm, kind: 'outcome', title: 'Outcomes', noun: 'outcome' },
  'engagement-purposes': {
    ...{ table: engagementTerm, kind: 'purpose', noun: 'purpose' },
    title: 'Purposes of engagement',
  },
} as const satisfies Record<string, TermList>;

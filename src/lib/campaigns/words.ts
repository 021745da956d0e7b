import { type CampaignAudience, campaignAudiences } from '#db/schema/campaign-terms.ts';
import type { CampaignState } from './state.ts';

/** How long each text may be. */
export const longest = {
  name: 120,
  title: 120,
  lead: 400,
  body: 30_000,
  equality: 3000,
  reason: 500,
  slug: 80,
} as const;

/** Whom a campaign speaks to. */
export const audienceWords: Readonly<Record<CampaignAudience, string>> = {
  everyone: 'Everyone',
  parents: 'Parents and carers',
  young_people: 'Young people',
  schools: 'Schools and colleges',
  community_groups: 'Community groups',
  faith_groups: 'Faith groups',
  work_with_people: 'People who work with the public',
};
export const audiences = campaignAudiences;

/** Where a campaign stands. */
export const stateWords: Readonly<Record<CampaignState, string>> = {
  draft: 'Draft',
  waiting: 'Waiting for approval',
  'sent back': 'Sent back',
  approved: 'Approved, not scheduled',
  scheduled: 'Scheduled',
  out: 'Published',
  over: 'Ended',
  withdrawn: 'Withdrawn',
};

/** The boxes of the equality assessment, and what the law asks in each. */
export const equalityFields = {
  equalityDiscrimination: {
    label: 'Could it treat anybody worse?',
    hint: 'How pictures, words, languages or places could discriminate, harass or victimise, and what we do so that they do not.',
  },
  equalityOpportunity: {
    label: 'Who would be left out, and how do we reach them?',
    hint: 'Disability, age, sex, language, no internet: what each needs to get the same from it.',
  },
  equalityRelations: {
    label: 'How could it change how people see each other?',
    hint: 'Whether anybody could read it as being about one community, and how it brings people together.',
  },
  equalityEvidence: {
    label: 'What this rests on',
    hint: 'Figures, earlier campaigns, and whom you asked: an advisory group, readers of each language.',
  },
} as const;
export type EqualityField = keyof typeof equalityFields;
export const equalityNames = Object.keys(equalityFields) as EqualityField[];

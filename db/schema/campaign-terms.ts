export const campaignLanguages = [
  'en',
  'ar',
  'bn',
  'ckb',
  'fa',
  'gu',
  'lt',
  'pa',
  'pl',
  'ps',
  'pt',
  'ro',
  'so',
  'tr',
  'uk',
  'ur',
] as const;
/** A language as a browser knows it. */
export type CampaignLanguage = (typeof campaignLanguages)[number];

export const campaignAudiences = [
  'everyone',
  'parents',
  'young_people',
  'schools',
  'community_groups',
  'faith_groups',
  'work_with_people',
] as const;
/** Whom a campaign speaks to: ways to take part in life, never what somebody is or believes. */
export type CampaignAudience = (typeof campaignAudiences)[number];

import { type CampaignLanguage, campaignLanguages } from './campaign-terms.ts';

/** What a resource is to hold in one's hand or to look at. */
export const resourceKinds = ['poster', 'leaflet', 'card', 'slides', 'film', 'guide'] as const;
export type ResourceKind = (typeof resourceKinds)[number];

export const resourceAudiences = [
  'everybody',
  'parents',
  'young_people',
  'schools',
  'colleges',
  'health',
  'councils',
  'faith',
  'charities',
  'venues',
] as const;
export type ResourceAudience = (typeof resourceAudiences)[number];

export const resourceTopics = [
  'what_prevent_is',
  'worried',
  'online',
  'hate_crime',
  'referral',
  'venues',
  'conversations',
] as const;
export type ResourceTopic = (typeof resourceTopics)[number];

/** What people may do with it. */
export const resourceLicences = ['ogl', 'cc_by', 'cc_by_nc_nd', 'as_it_is'] as const;
export type ResourceLicence = (typeof resourceLicences)[number];

/** The languages of campaigns: what goes with one speaks as it does. */
export const resourceLanguages = campaignLanguages;
export type ResourceLanguage = CampaignLanguage;

/** What a file of a resource is for. */
export const resourceFileRoles = ['download', 'print', 'captions', 'preview'] as const;
export type ResourceFileRole = (typeof resourceFileRoles)[number];

import type {
  ResourceAudience,
  ResourceFileRole,
  ResourceKind,
  ResourceLanguage,
  ResourceLicence,
  ResourceTopic,
} from '#db/schema/resource-terms.ts';
import { languageOf } from '../languages.ts';

export const kindWords: Readonly<Record<ResourceKind, string>> = {
  poster: 'Poster',
  leaflet: 'Leaflet',
  card: 'Card',
  slides: 'Slides',
  film: 'Film',
  guide: 'Guide',
};
export const audienceWords: Readonly<Record<ResourceAudience, string>> = {
  everybody: 'Everybody',
  parents: 'Parents and carers',
  young_people: 'Young people',
  schools: 'Schools',
  colleges: 'Colleges and universities',
  health: 'Health and social care',
  councils: 'Councils',
  faith: 'Faith and belief groups',
  charities: 'Charities and clubs',
  venues: 'Venues and businesses',
};
export const topicWords: Readonly<Record<ResourceTopic, string>> = {
  what_prevent_is: 'What Prevent is',
  worried: 'Worried about someone',
  online: 'Life online',
  hate_crime: 'Hate crime and support',
  referral: 'Making a good referral',
  venues: 'Hiring out a venue',
  conversations: 'Hard conversations',
};
/** Each licence: its name and what it lets people do. */
export const licenceWords: Readonly<Record<ResourceLicence, readonly [name: string, means: string]>> = {
  ogl: ['Open Government Licence v3.0', 'Copy, change and share it, also for money. Say where it is from.'],
  cc_by: ['Creative Commons BY 4.0', 'Copy, change and share it, also for money. Name who made it.'],
  cc_by_nc_nd: [
    'Creative Commons BY-NC-ND 4.0',
    'Copy and share it as it is, not for money. Name who made it.',
  ],
  as_it_is: ['To print and share as it is', 'Print it and hand it out. Do not change it.'],
};
export const roleWords: Readonly<Record<ResourceFileRole, string>> = {
  download: 'To download',
  print: 'For a print shop, with bleed',
  captions: 'Captions of the film',
  preview: 'Picture of what it looks like',
};

export const kinds = Object.keys(kindWords) as readonly ResourceKind[];
export const audiences = Object.keys(audienceWords) as readonly ResourceAudience[];
export const topics = Object.keys(topicWords) as readonly ResourceTopic[];
export const licences = Object.keys(licenceWords) as readonly ResourceLicence[];
export const roles = Object.keys(roleWords) as readonly ResourceFileRole[];

/** "Poster, Polish" */
export const kindInLanguage = (kind: ResourceKind, language: ResourceLanguage): string =>
  `${kindWords[kind]}, ${languageOf(language).name}`;

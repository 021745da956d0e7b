import type { CampaignAudience, CampaignLanguage } from '../../schema/campaign-terms.ts';
import { equalityOf } from './campaign-equality.ts';
import { meetings, online, onlineBefore, play, type PageSeed, winter } from './campaign-words.ts';

export type VersionSeed = {
  version: number;
  by: 'comms' | 'supervisor' | 'editor';
  pages: readonly PageSeed[];
  /** Days from today, before it below nought. */
  written: number;
  asked?: number;
  approved?: number;
  publish?: number;
  sentBack?: string;
  equality?: Partial<ReturnType<typeof equalityOf>>;
};
export type CampaignSeed = {
  slug: string;
  name: string;
  by: 'comms' | 'editor';
  audiences: readonly CampaignAudience[];
  word?: string;
  ends?: number;
  isCurrent?: boolean;
  followedBy?: string;
  versions: readonly VersionSeed[];
  looks: readonly { language: CampaignLanguage; from: number; to: number; aDay: number }[];
};

/** The campaigns of the demonstration, the one that the home page shows first. */
export const theCampaigns: readonly CampaignSeed[] = [
  {
    ...{ slug: 'what-they-see-online', name: 'Talk about what they see online', by: 'comms' },
    ...{ audiences: ['parents', 'schools'], word: 'online', ends: 27, isCurrent: true },
    versions: [
      {
        ...{ version: 1, by: 'comms', pages: onlineBefore, equality: equalityOf('parents') },
        ...{ written: -21, asked: -19, approved: -18, publish: -14 },
      },
      {
        ...{ version: 2, by: 'comms', pages: online, equality: equalityOf('parents') },
        ...{ written: -8, asked: -7, approved: -6.5, publish: -6 },
      },
    ],
    looks: [
      { language: 'en', from: -14, to: 1, aDay: 86 },
      { language: 'ur', from: -14, to: 1, aDay: 14 },
      { language: 'ar', from: -6, to: 1, aDay: 6 },
      { language: 'pl', from: -6, to: 1, aDay: 9 },
      { language: 'ro', from: -6, to: 1, aDay: 5 },
      { language: 'bn', from: -3, to: -1, aDay: 2 },
    ],
  },
  {
    ...{ slug: 'play-it-together', name: 'Games and strangers', by: 'comms' },
    ...{ audiences: ['parents', 'young_people'], word: 'play', ends: 48 },
    versions: [
      {
        ...{ version: 1, by: 'comms', pages: play, equality: equalityOf('parents and young people') },
        ...{ written: -9, asked: -4, approved: -2, publish: 5 },
      },
    ],
    looks: [],
  },
  {
    ...{ slug: 'kind-words-in-winter', name: 'Kind words in winter', by: 'editor' },
    ...{ audiences: ['everyone', 'community_groups'] },
    versions: [
      {
        ...{ version: 1, by: 'editor', pages: winter, equality: equalityOf('everybody in town') },
        ...{ written: -3, asked: -1 },
      },
    ],
    looks: [],
  },
  {
    ...{ slug: 'meet-your-prevent-team', name: 'Meet your Prevent team, autumn', by: 'comms' },
    ...{ audiences: ['everyone'], word: 'meet', ends: -24, followedBy: 'what-they-see-online' },
    versions: [
      {
        ...{ version: 1, by: 'comms', pages: meetings, equality: equalityOf('everybody in town') },
        ...{ written: -80, asked: -74, approved: -73, publish: -70 },
      },
    ],
    looks: [
      { language: 'en', from: -70, to: -20, aDay: 21 },
      { language: 'pl', from: -70, to: -50, aDay: 2 },
    ],
  },
];

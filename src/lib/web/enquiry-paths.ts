import { at } from './address.ts';

/** The ways to write to the team, and what the law asks a site to say. */
export const enquiryPaths = {
  contact: '/contact',
  contactSent: '/contact/sent',
  complaints: '/complaints',
  terms: '/terms',
  privacyVersion: (version: string) => at('privacy', version),
  sitemap: '/sitemap.xml',
  robots: '/robots.txt',
};

import type { OpeningHours, SignpostAudience, Worry } from '#db/schema/signposts.ts';
import { always } from './hours.ts';

/** A signpost as it ships with Concord, and as pages show it. */
export type ShippedSignpost = {
  code: string;
  name: string;
  about: string;
  audience: SignpostAudience;
  worry: Worry;
  phone?: string;
  textTo?: string;
  href?: string;
  site?: string;
  hours?: OpeningHours;
  languages?: readonly string[];
  /** Where it was read. */
  source: string;
};

const nineToFive: OpeningHours = {
  spans: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '17:00' }],
  onBankHolidays: true,
};
const actEarly = 'https://actearly.uk/contact/';

/**
 * What every installation begins with, and what pages show before the database has ever answered. The numbers that
 * help in danger are among them: no page waits for anything to show them.
 */
export const shippedSignposts: readonly ShippedSignpost[] = [
  {
    ...{ code: 'emergency', audience: 'everyone', worry: 'danger', phone: '999', hours: always },
    name: 'Emergency',
    about: 'If someone is in danger now. Do this first.',
    source: 'https://www.gov.uk/guidance/999-and-112-the-uks-national-emergency-numbers',
  },
  {
    ...{ code: 'early-support', audience: 'everyone', worry: 'someone', phone: '0800 011 3764' },
    name: 'ACT Early Support Line',
    about: 'Worried about someone. You do not need to give a name. Textphone 18001 0800 011 3764.',
    hours: nineToFive,
    source: actEarly,
  },
  {
    ...{ code: 'hotline', audience: 'everyone', worry: 'suspicious', phone: '0800 789 321', hours: always },
    name: 'Anti-Terrorist Hotline',
    about: 'You saw or heard something that could be linked to terrorism.',
    source: 'https://www.gov.uk/ACT',
  },
  {
    ...{ code: 'act-online', audience: 'everyone', worry: 'suspicious' },
    name: 'Report online',
    about: 'Something you saw, online or in the street, that could be linked to terrorism.',
    ...{ href: 'https://www.gov.uk/ACT', site: 'gov.uk/ACT', source: 'https://www.gov.uk/ACT' },
  },
  {
    ...{ code: 'police', audience: 'everyone', worry: 'crime', phone: '101', hours: always },
    name: 'Police, not urgent',
    about: 'A crime that is over, and nobody is in danger.',
    source: 'https://www.police.uk/pu/contact-us/',
  },
  {
    ...{ code: 'true-vision', audience: 'everyone', worry: 'hate' },
    name: 'True Vision',
    about: 'Tell the police about a hate crime online.',
    ...{ href: 'https://www.report-it.org.uk', site: 'report-it.org.uk' },
    source: 'https://www.report-it.org.uk',
  },
  {
    ...{ code: 'british-muslim-trust', audience: 'public', worry: 'hate' },
    name: 'British Muslim Trust',
    about: 'Support with anti-Muslim hate. True Vision shows how to reach them.',
    href: 'https://www.report-it.org.uk/government_launches_support_service_for_muslim',
    site: 'report-it.org.uk',
    source: 'https://www.report-it.org.uk/government_launches_support_service_for_muslim',
  },
  {
    ...{ code: 'tell-mama', audience: 'public', worry: 'hate' },
    name: 'Tell MAMA',
    about: 'Support with anti-Muslim hate.',
    ...{ href: 'https://tellmamauk.org', site: 'tellmamauk.org', source: 'https://tellmamauk.org' },
  },
  {
    ...{ code: 'cst', audience: 'public', worry: 'hate', phone: '0800 032 3263' },
    name: 'CST',
    about: 'Support with anti-Jewish hate.',
    source: 'https://cst.org.uk/contact',
  },
  {
    ...{ code: 'stop-hate', audience: 'public', worry: 'hate' },
    name: 'Stop Hate UK',
    about: 'Support with any kind of hate crime.',
    ...{ href: 'https://www.stophateuk.org', site: 'stophateuk.org', source: 'https://www.stophateuk.org' },
  },
  {
    ...{ code: 'crimestoppers', audience: 'everyone', worry: 'crime', phone: '0800 555 111', hours: always },
    name: 'Crimestoppers',
    about: 'Tell them what you know about a crime. They never ask who you are.',
    source: 'https://crimestoppers-uk.org/give-information',
  },
  {
    ...{ code: 'samaritans', audience: 'everyone', worry: 'feelings', phone: '116 123', hours: always },
    name: 'Samaritans',
    about: 'For anyone who is finding things hard.',
    source: 'https://www.samaritans.org/how-we-can-help/contact-samaritan/',
  },
  {
    ...{ code: 'childline', audience: 'young_people', worry: 'feelings', phone: '0800 1111', hours: always },
    name: 'Childline',
    about: 'For children and young people.',
    source: 'https://www.childline.org.uk/get-support/contacting-childline/',
  },
  {
    ...{ code: 'nspcc', audience: 'public', worry: 'feelings', phone: '0808 800 5000' },
    name: 'NSPCC',
    about: 'For adults who are worried about a child.',
    source: 'https://www.nspcc.org.uk/keeping-children-safe/our-services/nspcc-helpline/',
  },
  {
    ...{ code: 'shout', audience: 'everyone', worry: 'feelings', textTo: '85258', hours: always },
    name: 'Shout',
    about: 'Support by text message.',
    source: 'https://giveusashout.org/get-help/',
  },
  {
    ...{ code: 'stacu', audience: 'everyone', worry: 'prevent_complaint' },
    name: 'Complain about Prevent',
    about: 'The Standards and Compliance Unit (StaCU) of the Home Office, outside local teams.',
    href: 'https://www.gov.uk/guidance/make-a-complaint-about-prevent',
    ...{ site: 'gov.uk', source: 'https://www.gov.uk/guidance/make-a-complaint-about-prevent' },
  },
];

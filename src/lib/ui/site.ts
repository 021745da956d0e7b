/** What the site is called, and for whom it speaks. */
export const siteName = 'Concord';
export const siteLine = 'Prevent in the Eastern region';

/** Where the public part of the site leads. Only pages that exist stand here. */
export const publicSections = [
  { key: 'training', href: '/training', text: 'Training' },
  { key: 'events', href: '/events', text: 'Events' },
  { key: 'campaigns', href: '/campaigns', text: 'Campaigns' },
  { key: 'guides', href: '/guides', text: 'Guides' },
  { key: 'areas', href: '/areas', text: 'Your area' },
] as const;

export type Section = (typeof publicSections)[number]['key'] | 'help';

/** The jobs that the staff side navigation offers. */
export const staffJobs = [
  { key: 'today', href: '/staff', text: 'Today' },
  { key: 'people', href: '/staff/institutions', text: 'People and places' },
  { key: 'engagement', href: '/staff/engagements', text: 'Engagement' },
  { key: 'calendar', href: '/staff/calendar', text: 'Calendar' },
  { key: 'training', href: '/staff/training/sessions', text: 'Training' },
  { key: 'tension', href: '/staff/tension', text: 'Tension' },
  { key: 'impact', href: '/staff/impact', text: 'Impact' },
  { key: 'campaigns', href: '/staff/campaigns', text: 'Campaigns' },
  { key: 'enquiries', href: '/staff/enquiries', text: 'Enquiries' },
  { key: 'reports', href: '/staff/reports', text: 'Reports' },
  { key: 'outbox', href: '/staff/outbox', text: 'Outbox' },
  { key: 'admin', href: '/staff/admin', text: 'Administration' },
] as const;

export type Job = (typeof staffJobs)[number]['key'];

/** A part of a job in the side navigation: the page itself is current, or a record within it. */
export type JobPart = { href: string; text: string; current: 'page' | 'true' | undefined };

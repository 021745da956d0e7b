import type { EngagementTermKind } from '../../schema/engagement-terms.ts';

const lists: Record<EngagementTermKind, readonly string[]> = {
  type: [
    'Visit',
    'Meeting',
    'Call',
    'Event stall',
    'Training',
    'School session',
    'Faith event',
    'Beat meeting',
    'Online session',
    'Correspondence',
    'Reassurance visit',
    'IAG or KIN',
  ],
  topic: [
    'What Prevent is',
    'Referral route',
    'Online safety',
    'Hate crime',
    'Reassurance after incident',
    'Concerns about policing',
    'Concerns about Prevent',
    'Event safety',
    'Venue and speaker checks',
    'Training',
    'Campaign',
    'Youth',
    'International events',
    'Community project',
    'Partnership plan',
    'Other',
  ],
  outcome: [
    'Information given',
    'Advice given',
    'Issue raised',
    'Partnership agreed',
    'Signposted',
    'Training booked',
    'Declined',
  ],
  purpose: [
    'Building a relationship',
    'Explaining Prevent',
    'Supporting the Prevent duty',
    'Giving reassurance',
    'Listening to concerns',
    'Preparing an event',
    'Working on a shared project',
    'Keeping a promise',
  ],
};

const codeOf = (kind: string, label: string) =>
  `${kind}_${label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/_$/, '')}`;

/** The words in which engagements are recorded, as an administrator finds them at first. */
export const engagementTerms = Object.entries(lists).flatMap(([kind, labels]) =>
  labels.map((label, index) => ({ code: codeOf(kind, label), kind, label, position: index + 1 })),
);

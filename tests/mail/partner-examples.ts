import type { MailFields, TemplateName } from '#lib/mail/templates.ts';

const every = {
  teamName: 'Prevent in the Eastern region',
  siteUrl: 'https://concord.example',
  privacyUrl: 'https://concord.example/privacy',
  keepWords: 'We keep this message for 30 days.',
};

const when = '2:30pm on Thursday 3 December 2026';

const toPartner = {
  ...every,
  partnerName: 'Grace Okafor',
  organisation: 'Northgate High School',
};

type Partners = Extract<TemplateName, `partner-${string}`>;

/** Believable fields for the mails to partners. */
export const partnerExamples: { readonly [Name in Partners]: MailFields[Name] } = {
  'partner-sign-in': {
    ...every,
    until: when,
    signInUrl: 'https://concord.example/partner/sign-in/vY3kQ8wL2mN5pR7tZ9xC1d',
  },
  'partner-granted': {
    ...toPartner,
    what: 'You can now see everything that your organisation has booked, and invite colleagues.',
    organisationUrl: 'https://concord.example/partner/organisations/0c6cf4b6-7c3d-4c3e-9d0a-3f6d5f1f2a11',
  },
  'partner-refused': {
    ...toPartner,
    reasonWords: 'We could not reach you at the school’s office to check.',
    partnerUrl: 'https://concord.example/partner',
  },
  'partner-invited': {
    ...every,
    inviterName: 'Grace Okafor',
    organisation: 'Northgate High School',
    role: 'training lead',
    expiresAt: '10am on Sunday 6 December 2026',
    invitationUrl: 'https://concord.example/partner/invitations/vY3kQ8wL2mN5pR7tZ9xC1d',
  },
  'partner-removed': {
    ...toPartner,
    removedBy: 'Amina Khan',
    reasonWords: 'You told us that you have moved to another school.',
    partnerUrl: 'https://concord.example/partner',
  },
};

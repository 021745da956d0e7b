import type { PurposeCode } from '../../schema/keeping.ts';

const publicTask = 'Public task: UK GDPR Article 6(1)(e) and Data Protection Act 2018 section 8';
const consent = 'Consent: UK GDPR Article 6(1)(a) and PECR regulation 22';
const legalDuty = 'Legal obligation: UK GDPR Article 6(1)(c)';

type Purpose = { code: PurposeCode; label: string; lawful_basis: string };

export const purposes: Purpose[] = [
  { code: 'training', label: 'Giving training that partners book', lawful_basis: publicTask },
  { code: 'evidence', label: 'Knowing whether training works', lawful_basis: publicTask },
  {
    code: 'partner_access',
    label: 'Letting organisations see and manage their own training',
    lawful_basis: publicTask,
  },
  {
    code: 'places_and_areas',
    label: 'Knowing which place is looked after by whom',
    lawful_basis: publicTask,
  },
  { code: 'institutions', label: 'Working with institutions and their sites', lawful_basis: publicTask },
  {
    code: 'contacts',
    label: 'Knowing who to talk to at institutions, and that they agree to it',
    lawful_basis: publicTask,
  },
  {
    code: 'engagement',
    label: 'Keeping what we did with communities and what we promised them',
    lawful_basis: publicTask,
  },
  {
    code: 'calendar',
    label: 'Holding events, and keeping one calendar so that nobody has four visits in a week',
    lawful_basis: publicTask,
  },
  {
    code: 'tension',
    label: 'Noticing early when an area needs reassurance',
    lawful_basis: publicTask,
  },
  {
    code: 'impact',
    label: 'Limiting the harm that an incident or an operation does to communities',
    lawful_basis: publicTask,
  },
  {
    code: 'campaigns',
    label: 'Telling the public what Prevent is and where help is, with a second person who looks first',
    lawful_basis: publicTask,
  },
  {
    code: 'newsletters',
    label: 'Sending newsletters to people who asked for them, and showing that they did',
    lawful_basis: consent,
  },
  { code: 'enquiries', label: 'Answering what people ask us', lawful_basis: publicTask },
  {
    code: 'signposting',
    label: 'Showing people where they find the right help',
    lawful_basis: publicTask,
  },
  {
    code: 'publishing',
    label: 'Giving people campaigns and material that they can use',
    lawful_basis: publicTask,
  },
  {
    code: 'messages',
    label: 'Sending the messages that people need from us, and seeing that they arrive',
    lawful_basis: publicTask,
  },
  { code: 'accounts', label: 'Letting the team sign in', lawful_basis: publicTask },
  { code: 'accountability', label: 'Showing what was done with what we hold', lawful_basis: legalDuty },
  { code: 'safety_of_the_site', label: 'Keeping the site safe from abuse', lawful_basis: publicTask },
];

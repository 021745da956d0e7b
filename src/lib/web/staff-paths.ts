import { at } from './address.ts';
import { staffCalendarPaths } from './staff-calendar-paths.ts';
import { staffCampaignPaths } from './staff-campaign-paths.ts';
import { staffEnquiryPaths } from './staff-enquiry-paths.ts';
import { staffImpactPaths } from './staff-impact-paths.ts';
import { staffNewsletterPaths } from './staff-newsletter-paths.ts';
import { staffPeoplePaths } from './staff-people-paths.ts';
import { staffResourcePaths } from './staff-resource-paths.ts';
import { staffTensionPaths } from './staff-tension-paths.ts';
import { staffTrainingPaths } from './staff-training-paths.ts';

/** The pages of the staff area. */
export const staffPaths = {
  today: '/staff',
  ...staffTrainingPaths,
  ...staffPeoplePaths,
  ...staffCalendarPaths,
  ...staffTensionPaths,
  ...staffImpactPaths,
  ...staffCampaignPaths,
  ...staffNewsletterPaths,
  ...staffEnquiryPaths,
  ...staffResourcePaths,
  reports: '/staff/reports',
  referralQuality: '/staff/reports/referral-quality',
  newReferralQuality: '/staff/reports/referral-quality/new',
  jobs: '/staff/admin/jobs',
  job: (name: string) => at('staff', 'admin', 'jobs', name),
  outbox: '/staff/outbox',
  message: (id: string) => at('staff', 'outbox', id),
  messageHtml: (id: string) => at('staff', 'outbox', id, 'html'),
  messageInvite: (id: string) => at('staff', 'outbox', id, 'invite.ics'),
  admin: '/staff/admin',
  overrides: '/staff/admin/overrides',
  people: '/staff/admin/people',
  invite: '/staff/admin/people/new',
  invitations: '/staff/admin/people/invitations',
  person: (id: string) => at('staff', 'admin', 'people', id),
  openAccount: (id: string) => at('staff', 'admin', 'people', id, 'open'),
  resetFactors: (id: string) => at('staff', 'admin', 'people', id, 'second-factor'),
  endSignIns: (id: string) => at('staff', 'admin', 'people', id, 'sign-ins'),
  grantRole: (id: string) => at('staff', 'admin', 'people', id, 'roles', 'new'),
  endRole: (id: string, grant: string) => at('staff', 'admin', 'people', id, 'roles', grant, 'end'),
  closeAccount: (id: string) => at('staff', 'admin', 'people', id, 'close'),
  handOver: (id: string) => at('staff', 'admin', 'people', id, 'hand-over'),
  effectiveAccess: (id: string) => at('staff', 'admin', 'people', id, 'access'),
  accountReview: '/staff/admin/people/review',
  roles: '/staff/admin/roles',
  directory: '/staff/admin/directory',
  newDirectoryGroup: '/staff/admin/directory/new',
  removeDirectoryGroup: (id: string) => at('staff', 'admin', 'directory', id, 'remove'),
  vocabularies: '/staff/admin/vocabularies',
  vocabulary: (list: string) => at('staff', 'admin', 'vocabularies', list),
  term: (list: string, code: string) => at('staff', 'admin', 'vocabularies', list, code),
  signInLog: '/staff/admin/sign-ins',
  accessLog: '/staff/admin/access-log',
  accessLogEntry: (id: string | number) => at('staff', 'admin', 'access-log', String(id)),
  accessLogChain: '/staff/admin/access-log/chain',
  accessLogSample: '/staff/admin/access-log/sample',
  accessLogExport: '/staff/admin/access-log/export',
  unusualViewing: '/staff/admin/access-log/unusual',
  restricted: '/staff/admin/restricted',
  restriction: (id: string) => at('staff', 'admin', 'restricted', id),
  breakGlass: (id: string) => at('staff', 'admin', 'restricted', id, 'break-glass'),
  restrictSession: (id: string) => at('staff', 'training', 'sessions', id, 'restrict'),
  components: '/staff/ui',
};

import type { RetentionCode } from '../../schema/keeping.ts';
import { calendarRules } from './retention-calendar.ts';
import { campaignRules } from './retention-campaigns.ts';
import { newsletterRules } from './retention-newsletters.ts';
import { enquiryRules } from './retention-enquiries.ts';
import { peopleRules } from './retention-people.ts';
import { resourceRules } from './retention-resources.ts';
import { tensionRules } from './retention-tension.ts';

/** A rule as it is sown. */
export type RetentionRuleSeed = {
  code: RetentionCode;
  label: string;
  period: string;
  starts_from: string;
  action: 'erase' | 'anonymise' | 'aggregate';
  reason: string;
};

/** How long each kind of record is kept, at first: the data protection officer may change it. */
export const retentionRules: RetentionRuleSeed[] = [
  {
    code: 'booking',
    label: 'Booking and attendance',
    period: 'P3Y',
    starts_from: 'the end of the session',
    action: 'anonymise',
    reason: 'long enough to prove who was trained, and no longer',
  },
  {
    code: 'access_needs',
    label: 'Access needs',
    period: 'P30D',
    starts_from: 'the end of the session',
    action: 'erase',
    reason: 'nobody needs them once the session is over',
  },
  {
    code: 'session',
    label: 'Training session',
    period: 'P6Y',
    starts_from: 'the end of the session',
    action: 'anonymise',
    reason: 'the date and the place stay for our figures, the officers who set it up do not',
  },
  {
    code: 'officer_busy',
    label: 'Time when a colleague cannot teach',
    period: 'P30D',
    starts_from: 'the end of that time',
    action: 'erase',
    reason: 'a diary is for the days ahead',
  },
  {
    code: 'training_request',
    label: 'Training request',
    period: 'P3Y',
    starts_from: 'the day it was closed, declined or withdrawn, or else of its last step',
    action: 'anonymise',
    reason: 'as long as the training that came of it can be proved',
  },
  {
    code: 'certificate',
    label: 'Certificate',
    period: 'P3Y',
    starts_from: 'the day of the course',
    action: 'anonymise',
    reason: 'the number, the course and the date stay, so that a certificate can still be checked',
  },
  {
    code: 'certificate_file',
    label: 'File of certificates',
    period: 'P1D',
    starts_from: 'the day it was asked for',
    action: 'erase',
    reason: 'it can be made again',
  },
  {
    code: 'evaluation',
    label: 'Evaluation',
    period: 'P24M',
    starts_from: 'the day of the answer',
    action: 'aggregate',
    reason: 'long enough to compare two years; counts stay',
  },
  {
    code: 'partner_account',
    label: 'Partner sign-in',
    period: 'P2Y',
    starts_from: 'the last sign-in',
    action: 'erase',
    reason: 'somebody who has moved on should not keep a way in',
  },
  {
    code: 'partner_link',
    label: 'Link to sign in as a partner',
    period: 'P30D',
    starts_from: 'the day it was made',
    action: 'erase',
    reason: 'it opens nothing once it is used or has expired',
  },
  {
    code: 'prevent_lead',
    label: 'Prevent lead of an institution',
    period: 'P24M',
    starts_from: 'the day somebody last confirmed it',
    action: 'erase',
    reason: 'a role changes hands; an old name helps nobody',
  },
  ...peopleRules,
  ...newsletterRules,
  ...tensionRules,
  ...campaignRules,
  ...enquiryRules,
  ...calendarRules,
  ...resourceRules,
  {
    code: 'job_run',
    label: 'Run of a job',
    period: 'P90D',
    starts_from: 'the run',
    action: 'erase',
    reason: 'long enough to see a fault that comes back',
  },
  {
    code: 'message',
    label: 'Message we sent',
    period: 'P30D',
    starts_from: 'the day it was written',
    action: 'erase',
    reason: 'long enough to find out why a message did not arrive',
  },
  {
    code: 'officer_account',
    label: 'Staff account',
    period: 'P1Y',
    starts_from: 'the day the account was closed',
    action: 'anonymise',
    reason: 'records keep an author while they are in use',
  },
  {
    code: 'sign_in_session',
    label: 'Sign-in session',
    period: 'PT12H',
    starts_from: 'the sign-in',
    action: 'erase',
    reason: 'a working day',
  },
  {
    code: 'sign_in_log',
    label: 'Sign-in log',
    period: 'P1Y',
    starts_from: 'the try to sign in',
    action: 'erase',
    reason: 'long enough to look into a break-in that is noticed late',
  },
  {
    code: 'account_link',
    label: 'Invitation or password link',
    period: 'P30D',
    starts_from: 'the day it was made',
    action: 'erase',
    reason: 'it opens nothing once it is used or has expired',
  },
  {
    code: 'audit_log',
    label: 'Access log',
    period: 'P6Y',
    starts_from: 'the entry',
    action: 'erase',
    reason: 'claims can be brought for six years',
  },
  {
    code: 'text_check',
    label: 'Text check that somebody went past',
    period: 'P1Y',
    starts_from: 'the day it happened',
    action: 'erase',
    reason: 'long enough for a supervisor to look and for a review of the check itself',
  },
  {
    code: 'rate_limit',
    label: 'Count of forms sent from one address',
    period: 'P1D',
    starts_from: 'the last form',
    action: 'erase',
    reason: 'only needed while somebody might be flooding a form',
  },
];

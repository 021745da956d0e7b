import type { RetentionRuleSeed } from './retention-rules.ts';

/** How long what belongs to newsletters, and to mail that came back, is kept. */
export const newsletterRules: RetentionRuleSeed[] = [
  {
    code: 'newsletter_consent',
    label: 'Newsletter subscription and its proof',
    period: 'P24M',
    starts_from: 'the end of the subscription; the address itself goes at once',
    action: 'erase',
    reason: 'whoever complains about a newsletter can be shown what was agreed to, and when',
  },
  {
    code: 'newsletter_ask',
    label: 'Newsletter subscription that was never confirmed',
    period: 'P7D',
    starts_from: 'the day it was asked for',
    action: 'erase',
    reason: 'the link in the email works for 7 days',
  },
  {
    code: 'newsletter_issue',
    label: 'Newsletter',
    period: 'P6Y',
    starts_from: 'the day it was begun',
    action: 'erase',
    reason: 'what we published stays to be read, and to be answered for',
  },
  {
    code: 'newsletter_delivery',
    label: 'Who a newsletter was sent to',
    period: 'P90D',
    starts_from: 'the day it was sent',
    action: 'anonymise',
    reason: 'long enough for mail to come back; the numbers stay',
  },
  {
    code: 'newsletter_import',
    label: 'List of subscribers that was imported',
    period: 'P30D',
    starts_from: 'the day the list was sent in',
    action: 'anonymise',
    reason: 'long enough to take an import back; the proof stays with each subscription',
  },
  {
    code: 'mail_bounce',
    label: 'Mail that came back',
    period: 'P6M',
    starts_from: 'the day it came back',
    action: 'erase',
    reason: 'long enough to see that an address fails again and again',
  },
  {
    code: 'mail_suppression',
    label: 'Address that is not written to, as a hash',
    period: 'P24M',
    starts_from: 'the day it may be written to again',
    action: 'erase',
    reason: 'without it, an address that asked for nothing would be written to again',
  },
  {
    code: 'mail_kept_aside',
    label: 'Mail to our mailbox that no rule understood, its head alone',
    period: 'P30D',
    starts_from: 'the day it came',
    action: 'erase',
    reason: 'long enough for somebody to look at it',
  },
];

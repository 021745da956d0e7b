import type { RetentionRuleSeed } from './retention-rules.ts';

/** How long what we told the public is kept. */
export const campaignRules: RetentionRuleSeed[] = [
  {
    code: 'campaign',
    label: 'Campaign, its versions and counts',
    period: 'P6Y',
    starts_from: 'the day it ended, was withdrawn, or was last written in without ever going out',
    action: 'erase',
    reason: 'what we told the public, and who approved it, can be asked about for six years',
  },
];

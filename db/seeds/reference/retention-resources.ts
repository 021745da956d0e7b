import type { RetentionRuleSeed } from './retention-rules.ts';

/** How long what we publish, and what was counted of it, is kept. */
export const resourceRules: RetentionRuleSeed[] = [
  {
    code: 'stored_file',
    label: 'File or picture that nothing uses',
    period: 'P90D',
    starts_from: 'the day it was last sent, once nothing uses it any more',
    action: 'erase',
    reason: 'long enough to come back to a draft, and no longer',
  },
  {
    code: 'resource',
    label: 'Resource, with its versions',
    period: 'P6Y',
    starts_from: 'the day it was withdrawn, or expired, or was last changed if it was never published',
    action: 'erase',
    reason: 'what we told the public can be asked about for six years',
  },
  {
    code: 'download_count',
    label: 'Count of downloads of a day',
    period: 'P6Y',
    starts_from: 'the day that was counted',
    action: 'erase',
    reason: 'it is compared over some years; it leads to nobody',
  },
];

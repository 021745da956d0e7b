import type { RetentionRuleSeed } from './retention-rules.ts';

/** How long what people ask us, and what was done to signposts, is kept. */
export const enquiryRules: RetentionRuleSeed[] = [
  {
    code: 'enquiry',
    label: 'Enquiry',
    period: 'P90D',
    starts_from: 'the day it was closed, or of our last reply where nothing came back',
    action: 'erase',
    reason: 'long enough for another question about the answer',
  },
  {
    code: 'signpost_step',
    label: 'Check or change of a signpost',
    period: 'P2Y',
    starts_from: 'the day it was done',
    action: 'erase',
    reason: 'long enough to ask who last looked at a number that was wrong',
  },
];

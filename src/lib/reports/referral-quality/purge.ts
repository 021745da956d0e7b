import { forgetting } from '#lib/jobs/purge.ts';

/** Who typed counts in; the counts stay. */
export const qualityPurge = forgetting('session', 'referral_quality', {
  begins: 'entered_at',
  who: 'entered_by',
});

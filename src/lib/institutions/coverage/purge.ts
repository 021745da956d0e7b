import { forgetting } from '#lib/jobs/purge.ts';

/** Who decided how often we may visit; what was decided stays. */
export const contactLimitPurge = forgetting('session', 'contact_limit', {
  begins: 'decided_at',
  who: 'decided_by',
});

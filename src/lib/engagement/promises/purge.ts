import { deleting, type Purge } from '#lib/jobs/purge.ts';

/** Promises and what was published of them, six years on. */
export const promisePurges: readonly Purge[] = [
  deleting('promise', 'feedback', { begins: 'written_at' }),
  deleting('promise', 'commitment', { begins: 'made_at' }),
];

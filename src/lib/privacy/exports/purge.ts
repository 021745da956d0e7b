import { deleting, type Purge } from '#lib/jobs/purge.ts';

/** That a list left as a file, and why. The file itself was never kept. */
export const exportPurge: Purge = deleting('data_export', 'data_export', { begins: 'asked_at' });

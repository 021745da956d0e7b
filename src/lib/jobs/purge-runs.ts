import { deleting } from './purge.ts';

/** Runs of jobs. */
export const runPurge = deleting('job_run', 'job_run', { begins: 'started_at' });

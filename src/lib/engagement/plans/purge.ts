import { deleting } from '#lib/jobs/purge.ts';

/** Plans a year after the day they were for, with who went along and how they were moved. */
export const planPurge = deleting('planned_contact', 'planned_contact', { begins: 'starts_at' });

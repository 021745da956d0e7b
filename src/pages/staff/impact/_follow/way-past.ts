import type { closingStops } from '#lib/impact/assessments/close.ts';
import { paths } from '#lib/web/paths.ts';

type Stop = Awaited<ReturnType<typeof closingStops>>[number];

/** Where somebody goes to take away what keeps an assessment from being closed. */
export const wayPast = (stop: Stop, id: string): { href: string; text: string } =>
  stop === 'actions open'
    ? { href: paths.staff.impactActions(id), text: 'End its actions' }
    : { href: paths.staff.impactAssessment(id), text: 'Open the version that is being written' };

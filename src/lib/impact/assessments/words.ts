import type { ImpactType } from '#db/schema/impact-terms.ts';

/** What each kind of assessment is called. */
export const typeWords: Readonly<Record<ImpactType, string>> = {
  incident: 'Incident',
  arrest_or_warrant: 'Arrest or warrant',
  planned_operation: 'Planned operation',
  protest_or_event: 'Protest or event',
  trial_or_inquest: 'Trial or inquest',
  wider_event: 'National or international event',
  policy_change: 'Policy change',
};

import type { ImpactType } from '#db/schema/impact-terms.ts';
import type { IssueCategory } from '#db/schema/observations.ts';

/** Which issue of tension a type of impact assessment is about. */
export const issueOf: Readonly<Record<ImpactType, IssueCategory>> = {
  incident: 'local_incident',
  arrest_or_warrant: 'executive_action',
  planned_operation: 'policing',
  protest_or_event: 'protest',
  trial_or_inquest: 'inquest_or_trial',
  wider_event: 'international_event',
  policy_change: 'national_event_or_policy',
};

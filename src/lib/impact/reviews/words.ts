import type { ReviewTrigger } from '#db/schema/impact-terms.ts';
import type { Rhythm } from './clock.ts';

/** What makes a review due at once. */
export const triggerWords: Readonly<Record<ReviewTrigger, string>> = {
  arrest: 'Arrest',
  charge: 'Charge',
  release: 'Release',
  court_date: 'Court date',
  verdict: 'Verdict',
  new_footage: 'New footage',
  media_surge: 'Surge in the media',
  tension_change: 'Change of tension',
  hate_incident: 'Linked hate incident',
  iag_advice: 'Advice of an advisory group',
  national_event: 'National event',
  operation_change: 'Change of the operation',
  family_statement: 'Statement of a family',
  funeral: 'Funeral',
  anniversary: 'Anniversary',
};

export const rhythmWords: Readonly<Record<Rhythm, string>> = {
  daily: 'Every 24 hours in the first week',
  weekly: 'Every week',
  monthly: 'Every month',
};

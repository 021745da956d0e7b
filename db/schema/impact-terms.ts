/** What an assessment of community impact is about. */
export const impactTypes = [
  'incident',
  'arrest_or_warrant',
  'planned_operation',
  'protest_or_event',
  'trial_or_inquest',
  'wider_event',
  'policy_change',
] as const;
export type ImpactType = (typeof impactTypes)[number];

/** What can be touched by it: each is weighed before and after what is done about it. */
export const impactRows = [
  'fear_and_safety',
  'confidence_in_police',
  'hate_crime',
  'disorder',
  'services_and_schools',
  'business',
  'families',
  'online',
  'community_relations',
  'staff',
] as const;
export type ImpactRow = (typeof impactRows)[number];

/** What makes a review due at once, beside the time that has passed. */
export const reviewTriggers = [
  'arrest',
  'charge',
  'release',
  'court_date',
  'verdict',
  'new_footage',
  'media_surge',
  'tension_change',
  'hate_incident',
  'iag_advice',
  'national_event',
  'operation_change',
  'family_statement',
  'funeral',
  'anniversary',
] as const;
export type ReviewTrigger = (typeof reviewTriggers)[number];

/** What was made of advice: all of it, a part, or nothing. */
export const adviceAnswers = ['accepted', 'in_part', 'not_accepted'] as const;
export type AdviceAnswer = (typeof adviceAnswers)[number];

export const actionEndings = ['done', 'cancelled'] as const;
export type ActionEnding = (typeof actionEndings)[number];

/** How likely, and how much it would touch people's lives: 1 is the least. */
export const weights = [1, 2, 3, 4, 5] as const;
export type Weight = (typeof weights)[number];

import type { LessonDecision, LessonSource, LessonTheme } from '#db/schema/lessons.ts';

/** After what a lesson was learned. */
export const sourceWords: Readonly<Record<LessonSource, string>> = {
  impact_assessment: 'Community Impact Assessment',
  event: 'Event',
  surge: 'Surge after an incident',
  comms_plan: 'Comms plan',
  exercise: 'Exercise',
  other: 'Something else',
};

/** What a lesson is about. */
export const themeWords: Readonly<Record<LessonTheme, string>> = {
  first_hours: 'The first hours',
  listening: 'Listening to communities',
  communication: 'What we said, and how',
  working_together: 'Working with partners',
  reassurance: 'Reassurance and being seen',
  information: 'What we knew, and when',
  our_people: 'Our own people',
  planning: 'Planning',
};

export const decisionWords: Readonly<Record<LessonDecision, string>> = {
  accepted: 'Accepted',
  rejected: 'Rejected',
};

export const sources = Object.keys(sourceWords) as readonly LessonSource[];
export const themes = Object.keys(themeWords) as readonly LessonTheme[];
export const longest = { words: 1000, willDo: 1000, reason: 500 } as const;

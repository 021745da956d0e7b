import type { Mode } from '#db/schema/courses.ts';
import { durationWords } from '../words.ts';
import { type CourseWords, modesWords } from './words.ts';

type Arranged = { minutes: number; mode: Mode; capacity: number };
type Words = Pick<CourseWords, 'durationMinutes' | 'modes' | 'maximum'>;

/** Where a session would no longer fit what its course says, a sentence each; what did not fit before is left alone. */
export const misfits = (session: Arranged, before: Words, after: Words): string[] => [
  ...(after.durationMinutes !== before.durationMinutes && after.durationMinutes !== session.minutes
    ? [`It lasts ${durationWords(session.minutes)}, and the course now takes ${after.durationMinutes}.`]
    : []),
  ...(after.modes.includes(session.mode)
    ? []
    : [
        `It is ${session.mode === 'online' ? 'online' : 'in a room'}, and the course is now held ${modesWords(after.modes).toLowerCase()}.`,
      ]),
  ...(after.maximum && after.maximum !== before.maximum && session.capacity > after.maximum
    ? [`It has ${session.capacity} places, and the course now takes ${after.maximum} people at most.`]
    : []),
];

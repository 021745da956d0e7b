import type { CreateRefusal } from '#lib/training/sessions/create.ts';
import type { EditRefusal } from '#lib/training/sessions/edit.ts';

/** The sentence for each refusal. */
export const sessionRefusals = {
  'no such course': 'That course is not in use any more. Choose another.',
  'not in that mode': 'This course is not held in that way. Choose the other, or change the course first.',
  'starts in the past': 'Choose a start that is still to come.',
  'no such session': 'This session is no longer there.',
  cancelled: 'This session was cancelled, so it cannot be changed.',
  over: 'This session is over, so it cannot be changed.',
  'fewer than taken':
    'More places than that are taken or on offer. Enter at least as many, or cancel bookings first.',
  'other course': 'A session keeps its course. Arrange a new session for another one.',
  'changed meanwhile':
    'Somebody else changed this session while you had the form open. What you typed is still here: look at what differs, then save again.',
  busy: 'Somebody else is changing this session. Try again in a moment.',
} satisfies Record<CreateRefusal | EditRefusal, string>;

/** The field at which a refusal stands. */
export const refusalField = (reason: CreateRefusal | EditRefusal): string => fieldOf[reason] ?? 'courseId';
const fieldOf: Partial<Record<CreateRefusal | EditRefusal, string>> = {
  'fewer than taken': 'capacity',
  'not in that mode': 'mode',
  'starts in the past': 'date',
};

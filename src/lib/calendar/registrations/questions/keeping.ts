import type { event } from '#db/schema/events.ts';
import type { eventQuestion } from '#db/schema/registrations.ts';
import { ukDay } from '#lib/dates.ts';

/** The day on which the answer to a question goes: at the soonest the day after the event. */
export const answerGoesOn = (
  { endsAt }: Pick<typeof event.$inferSelect, 'endsAt'>,
  { keepDays }: Pick<typeof eventQuestion.$inferSelect, 'keepDays'>,
): Temporal.PlainDate => ukDay(endsAt).add({ days: Math.max(1, keepDays) });

import { triggerWords } from '#lib/impact/reviews/words.ts';
import type { Beside } from './open-record.ts';

/** Reviews, and what happened and made them due, the last first. */
export const happenings = ({ reviews, triggers }: Beside['history']) =>
  [
    ...reviews.map(({ review, by }) => ({
      ...{ at: review.reviewedAt, by, title: 'Review', words: review.changed ?? 'Nothing changed.' },
    })),
    ...triggers.map(({ trigger, by }) => ({
      ...{ at: trigger.recordedAt, by, title: triggerWords[trigger.kind], words: trigger.words },
    })),
  ].toSorted((one, other) => Temporal.Instant.compare(other.at, one.at));

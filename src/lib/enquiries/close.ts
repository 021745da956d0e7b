import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { answerBy } from './clock.ts';
import { changeEnquiry, type EnquiryRefusal, lockEnquiry, lockOpen, type SeenEnquiry } from './lock.ts';
import type { chosenEndings } from './words.ts';

export type ChosenEnding = (typeof chosenEndings)[number];

/** Closes an enquiry; 90 days later it is erased. */
export const closeEnquiry = (
  db: Db,
  officer: Officer,
  { ending, ...seen }: SeenEnquiry & { ending: ChosenEnding },
  now: Temporal.Instant,
): Promise<Outcome<null, EnquiryRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockOpen(tx, seen);
    if (!found.ok) return found;
    const closed = { closedAt: now, closedBy: officer.id, ending, dueAt: null };
    await changeEnquiry(tx, officer, found.value, closed, now);
    return done(null);
  });

export type ReopenRefusal = 'no such enquiry' | 'changed meanwhile' | 'open already' | 'handed over';

/** Opens a closed enquiry again, with a new clock. One that was handed over stays wiped. */
export const reopenEnquiry = (
  db: Db,
  officer: Officer,
  seen: SeenEnquiry,
  now: Temporal.Instant,
): Promise<Outcome<null, ReopenRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockEnquiry(tx, seen);
    if (!found.ok) return found;
    if (!found.value.closedAt) return refused('open already');
    if (found.value.ending === 'handed_over') return refused('handed over');
    const open = { closedAt: null, closedBy: null, ending: null, dueAt: answerBy(now) };
    await changeEnquiry(tx, officer, found.value, open, now);
    return done(null);
  });

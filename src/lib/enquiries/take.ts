import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeEnquiry, type EnquiryRefusal, lockOpen, type SeenEnquiry } from './lock.ts';

export type TakeRefusal = EnquiryRefusal | 'theirs already';

/** Takes an enquiry on: whoever takes it answers it. One that a colleague has is only given by them or taken over. */
export const takeEnquiry = (
  db: Db,
  officer: Officer,
  seen: SeenEnquiry,
  now: Temporal.Instant,
): Promise<Outcome<null, TakeRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockOpen(tx, seen);
    if (!found.ok) return found;
    if (found.value.ownerId === officer.id) return refused('theirs already');
    await changeEnquiry(tx, officer, found.value, { ownerId: officer.id, takenAt: now }, now);
    return done(null);
  });

/** Gives an enquiry to a colleague, or back to everybody where none is named. */
export const giveEnquiry = (
  db: Db,
  officer: Officer,
  { to, ...seen }: SeenEnquiry & { to: OfficerId | null },
  now: Temporal.Instant,
): Promise<Outcome<null, TakeRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockOpen(tx, seen);
    if (!found.ok) return found;
    if (found.value.ownerId === to) return refused('theirs already');
    await changeEnquiry(tx, officer, found.value, { ownerId: to, takenAt: to ? now : null }, now);
    return done(null);
  });

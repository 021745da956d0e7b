import type { AstroGlobal } from 'astro';
import type { TrainingRequestId } from '#db/schema/training-requests.ts';
import type { Actor } from '#lib/actor.ts';
import type { RequestRefusal } from '#lib/training/requests/change.ts';
import { findRequest, type FoundRequest, requestOfKey } from '#lib/training/requests/find.ts';
import { isOpen } from '#lib/training/requests/offers.ts';
import { openStates } from '#lib/training/requests/words.ts';

/** A request whose link was opened: its key, who opens it, how it stands and what can be done. */
export type Opened = {
  key: string;
  id: TrainingRequestId;
  actor: Actor;
  found: FoundRequest;
  /** The dates that can be chosen at this moment. */
  held: FoundRequest['offers'];
  may: { answer: boolean; withdraw: boolean; sayHeads: boolean };
};

/** Opens the request of the link, or null for a link that opens nothing. */
export async function openRequest({
  locals: { db, now, requestId },
  params,
}: Pick<AstroGlobal, 'locals' | 'params'>): Promise<Opened | null> {
  const key = params['key'] ?? '';
  const id = await requestOfKey(db, key);
  if (!id) return null;
  const actor: Actor = { kind: 'requester', trainingRequestId: id, requestId };
  const found = await findRequest(db, actor, id, now);
  if (!found) return null;
  const { state } = found.request;
  const held = found.offers.filter(({ offer }) => isOpen(offer, now));
  const session = found.facts?.session;
  const isComing = !session || Temporal.Instant.compare(now, session.startsAt) < 0;
  const may = {
    answer: state === 'dates_offered' && held.length > 0,
    withdraw: openStates.includes(state) && isComing,
    sayHeads: state === 'confirmed' && isComing,
  };
  return { key, id, actor, found, held, may };
}

/** What is said when a change is refused for a reason that every change has. */
export const requestRefusals = {
  'no such request': 'This request is not there any more.',
  'changed meanwhile':
    'Somebody changed this request while you had the page open. Look at it as it is now, then try again.',
  'not now': 'This cannot be done any more as things stand. Look at your request as it is now.',
  busy: 'Somebody else is changing this request at this moment. Nothing was changed: try again.',
} satisfies Record<RequestRefusal, string>;

import type { AnswerRefusal } from '#lib/training/requests/answer.ts';
import type { RequestRefusal } from '#lib/training/requests/change.ts';
import type { OfferRefusal } from '#lib/training/requests/offer.ts';

/** The sentence for each refusal, as an officer reads it. */
export const refusalWords = {
  'no such request': 'This request is no longer there',
  'changed meanwhile':
    'Somebody changed this request while you looked at it. Look at it as it is now, then try again',
  'not now': 'The request has moved on, so this cannot be done any more',
  busy: 'Somebody else is changing this request. Try again in a moment',
  'no offer': 'This date is not held any more',
  'no such colleague': 'Choose a colleague who teaches in this area',
  'in the past': 'Choose dates, and an end of the offer, that are still to come',
  'held too long': 'The offer must end before its first date',
  clash: 'A diary is not free at that time. Look at the warnings below',
} satisfies Record<RequestRefusal | AnswerRefusal | OfferRefusal, string>;

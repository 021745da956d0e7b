import type { EventId } from '#db/schema/events.ts';
import type { eventAnswer, RegistrationId } from '#db/schema/registrations.ts';
import type { StoredKey } from '#lib/keys/link-key.ts';

export type QuestionId = (typeof eventAnswer.$inferSelect)['questionId'];

/** What somebody asks of an event, read and checked by the form. */
export type RegistrationRequest = {
  eventId: EventId;
  /** Made when the form was shown: the same form sent twice is one registration. */
  formToken: string;
  key: StoredKey;
  /** Null counts heads without a name: such a party hears nothing from us, and cannot wait. */
  email: string | null;
  partySize: number;
  wantsReminder: boolean;
  answers: readonly { questionId: QuestionId; answer: string }[];
  /** Whether whoever asks is signed in as a partner. */
  isPartner: boolean;
};

/**
 * What became of the request. `again`: this form, or this address, had registered before. What is shown to whoever
 * gave an address must not depend on it: a stranger would learn from it who comes.
 */
export type Registered = { id: RegistrationId; keySealed: Uint8Array; again: boolean };

export type RequestRefusal =
  | 'no such event'
  | 'cancelled'
  | 'postponed'
  | 'closed'
  | 'too many'
  | 'full'
  | 'places free'
  | 'needs email'
  | 'busy';

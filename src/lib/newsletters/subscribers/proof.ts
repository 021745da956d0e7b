import type { Db } from '#db/client.ts';
import { type ConsentKind, subscriberConsent, type SubscriberId } from '#db/schema/newsletters.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Choices } from './choices.ts';
import { consentVersion, consentWords } from './consent-words.ts';

type Proof = {
  kind: ConsentKind;
  /** "the newsletter page": where it was said. */
  form: string;
  formToken?: string | null;
  words?: string;
  wordsVersion?: string;
  by?: OfficerId;
  /** The day on which the evidence of an import says that somebody agreed. */
  agreedOn?: Temporal.PlainDate;
};

/** Writes down what was agreed to, in which words, when and where. No address of a network is kept: it proves nothing. */
export async function prove(
  tx: Db,
  subscriberId: SubscriberId,
  chosen: Choices,
  proof: Proof,
  now: Temporal.Instant,
): Promise<void> {
  const said = { words: consentWords, wordsVersion: consentVersion };
  await tx.insert(subscriberConsent).values({ ...said, ...proof, subscriberId, chosen, at: now });
}

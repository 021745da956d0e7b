import { randomBytes } from 'node:crypto';
import { type Stage, stages } from '#db/schema/evaluation-answers.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import { isSigned, sign } from '#lib/keys/sign.ts';

/**
 * What the address of an evaluation says: about which session, when, and from which sector. Nothing in it is
 * about the person who has it, and no row says to whom it was sent.
 */
export type Token = {
  sessionId: SessionId;
  stage: Stage;
  /** Only where so many people were asked from it that it points at nobody. */
  sector: string | null;
  /** One link for all the staff of an organisation, good for as many answers as people were there. */
  isShared: boolean;
};

const purpose = 'evaluation link';
const letters: Readonly<Record<Stage, string>> = { end: 'e', three_months: 't', six_months: 's' };
const form =
  /^([\w-]{22})\.([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\.([ets])([os])\.([a-z_]{0,40})\.([\w-]{22})$/;

/** Makes the key of one link; two with the same content differ. */
export function makeToken(secret: string, { sessionId, stage, sector, isShared }: Token): string {
  const nonce = randomBytes(16).toString('base64url');
  const text = [nonce, sessionId, letters[stage] + (isShared ? 's' : 'o'), sector ?? ''].join('.');
  return `${text}.${sign(secret, purpose, text)}`;
}

/** Reads a key; null for any that we did not make, if only in one letter. */
export function readToken(secret: string, key: string): Token | null {
  const [, , sessionId, letter, kind, sector, signature] = form.exec(key) ?? [];
  if (!sessionId || !signature) return null;
  const text = key.slice(0, -(signature.length + 1));
  if (!isSigned(secret, purpose, text, signature)) return null;
  const stage = stages.find((one) => letters[one] === letter)!;
  return { sessionId: sessionId as SessionId, stage, sector: sector || null, isShared: kind === 's' };
}

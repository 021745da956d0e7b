import { eq, lte } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { PartnerId } from '#db/schema/partners.ts';
import { signInStep } from '#db/schema/sign-ins.ts';
import { openKey, sealKey } from '#lib/keys/link-key.ts';
import { tokenCookie } from '#lib/keys/token-cookie.ts';
import { hashToken, isOverTls, newToken } from './token.ts';

/** A form that was sent after its sign-in was over: where it was sent, and its fields in their order. */
export type HeldForm = { path: string; fields: readonly (readonly [name: string, value: string])[] };

/** Whose sign-in it was, where that is known: nobody else gets the form. */
export type Sender = { officerId?: OfficerId | null; partnerId?: PartnerId | null };

/** For so long a form waits for its sender to sign in again. */
const heldMinutes = 30;

// A cookie of its own: signing in again uses the other one, and must not overwrite what is kept.
const cookie = () => tokenCookie('held-form', isOverTls());

/** The Set-Cookie value that forgets a form. */
export const noHeldForm = (): string => cookie().forget();

/**
 * Keeps a form for half an hour, readable only with the secret.
 *
 * @returns the value of the Set-Cookie header
 */
export async function holdForm(
  db: Db,
  secret: string,
  { officerId = null, partnerId = null }: Sender,
  form: HeldForm,
  now: Temporal.Instant,
): Promise<string> {
  const token = newToken();
  const sealed = Buffer.from(sealKey(secret, JSON.stringify(form))).toString('base64');
  await db.delete(signInStep).where(lte(signInStep.expiresAt, now));
  await db.insert(signInStep).values({
    id: hashToken(token),
    kind: 'held_form',
    officerId,
    details: { sealed, partnerId },
    expiresAt: now.add({ minutes: heldMinutes }),
  });
  return cookie().keep(token, heldMinutes * 60);
}

/** Whether this Cookie header may hold a form; spares every other request a query. */
export const mayHoldForm = (cookieHeader: string | null): boolean => cookie().tokenIn(cookieHeader) !== null;

/** Gives a form back, once, to whoever sent it; null when there is none for this page and person. */
export async function takeHeldForm(
  db: Db,
  secret: string,
  asked: { cookieHeader: string | null; sender: OfficerId | PartnerId; path: string },
  now: Temporal.Instant,
): Promise<HeldForm | null> {
  const token = cookie().tokenIn(asked.cookieHeader);
  if (!token) return null;
  const id = hashToken(token);
  const [row] = await db.select().from(signInStep).where(eq(signInStep.id, id));
  if (row?.kind !== 'held_form' || Temporal.Instant.compare(now, row.expiresAt) >= 0) return null;
  const sender = row.officerId ?? row.details['partnerId'] ?? null;
  if (sender !== null && sender !== asked.sender) return null;
  const sealed = Buffer.from(String(row.details['sealed']), 'base64');
  const form = JSON.parse(openKey(secret, sealed)) as HeldForm;
  if (form.path !== asked.path) return null;
  const taken = await db.delete(signInStep).where(eq(signInStep.id, id)).returning({ id: signInStep.id });
  return taken.length > 0 ? form : null;
}

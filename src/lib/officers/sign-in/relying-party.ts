/** Whom passkeys are made for: a browser gives them out on this site and nowhere else. */
export type RelyingParty = { name: string; id: string; origin: string };

/**
 * The site as passkeys know it.
 *
 * @param publicUrl where the public reaches the site; never taken from a request, whose Host can be forged
 */
export const relyingParty = ({ hostname, origin }: URL): RelyingParty => ({
  name: 'Concord',
  id: hostname,
  origin,
});

/** What a browser says back after somebody used their passkey: the credential as JSON. */
export type Answer = { answer: string; publicUrl: URL };

/** The same with the Cookie header, which ties the answer to its question. */
export type OwnAnswer = Answer & { cookies: string | null };

/** The signatures that every device in use knows, by their COSE numbers: EdDSA, ES256, RS256. */
export const signatures = [-8, -7, -257];

/** Loaded when first wanted: it reads certificates too, and most requests have to do with none. */
export const webauthn = () => import('@simplewebauthn/server');

/** A credential as the browser wrote it down; null when it is none. What is in it is for the check to judge. */
export function readCredential<Credential>(answer: string): Credential | null {
  try {
    const read: unknown = JSON.parse(answer);
    return typeof read === 'object' && read !== null ? (read as Credential) : null;
  } catch {
    return null;
  }
}

import type { Officer } from '#lib/actor.ts';
import type { SignIn } from './sign-in/sessions.ts';

/** Whoever is signed in, with the ids of request and browser for the access log; the guard let nobody else through. */
export function signedIn(locals: {
  officer: Officer | null;
  requestId: string;
  signIn: Pick<SignIn, 'session'> | null;
}): Officer & { requestId: string; signInReference?: string } {
  const { officer, requestId, signIn } = locals;
  if (!officer) throw new Error('A staff page was reached without a sign-in.');
  return { ...officer, requestId, ...(signIn && { signInReference: signIn.session.reference }) };
}

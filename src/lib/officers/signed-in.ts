import type { Officer } from '#lib/actor.ts';

/** Whoever is signed in, with the request's id for the access log; the guard let nobody else through. */
export function signedIn(locals: {
  officer: Officer | null;
  requestId: string;
}): Officer & { requestId: string } {
  if (!locals.officer) throw new Error('A staff page was reached without a sign-in.');
  return { ...locals.officer, requestId: locals.requestId };
}

import type { RequestState } from '#db/schema/training-requests.ts';

type Said = { words: string; state?: RequestState };

const said: Readonly<Record<string, Said>> = {
  taken: { words: 'The request has a lead officer.' },
  offered: { words: 'The dates are held, and the organisation has them by email.', state: 'dates_offered' },
  'taken-back': { words: 'The dates are free again. The organisation has an email.', state: 'triage' },
  accepted: { words: 'The session is arranged. The invite is on its way.', state: 'confirmed' },
  declined: { words: 'The organisation has your reason by email.', state: 'declined' },
  waived: { words: 'The request is ready to be closed.', state: 'evaluated' },
  closed: { words: 'The request is closed.', state: 'closed' },
};

/** What the banner says after something was done; an address opened again later says nothing that is no longer so. */
export function whatWasDone(done: string | null, state: RequestState): string | null {
  const one = said[done ?? ''];
  return one && (one.state ?? state) === state ? one.words : null;
}

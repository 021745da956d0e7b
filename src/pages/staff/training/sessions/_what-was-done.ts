import { peopleWords } from '#lib/training/words.ts';

type Said = { title: string; next: string };

/** What the banner says after something was done to a session; the address carries it over. */
export function whatWasDone(query: URLSearchParams, isWhole = false): Said | undefined {
  const told = Math.max(0, Math.trunc(Number(query.get('told') ?? 0))) || 0;
  const bookings = told === 1 ? '1 booking' : `${told} bookings`;
  const emails = isWhole
    ? 'An email about the change goes to whoever asked for it.'
    : `Emails about the change go to ${bookings}.`;
  const said: Record<string, Said> = {
    added: { title: 'The session is arranged', next: 'Partners can book it now.' },
    saved: { title: 'The session is saved', next: told > 0 ? emails : 'Nobody needed to be told.' },
    counted: { title: 'The count is saved', next: 'You can count again while people come.' },
    confirmed: {
      title: 'The session goes ahead',
      next: told > 0 ? emails : 'Nobody has booked yet, so nobody is told.',
    },
    code: { title: 'There is a new code', next: 'The old one opens nothing any more.' },
    cancelled: { title: 'The session is cancelled', next: `Emails go to ${peopleWords(told)}.` },
  };
  return said[query.get('done') ?? ''];
}

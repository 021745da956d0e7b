type Said = { title: string; next: string[] };

const count = (query: URLSearchParams, name: string): number =>
  Math.max(0, Math.trunc(Number(query.get(name) ?? 0))) || 0;
const sessions = (number: number) => (number === 1 ? '1 session' : `${number} sessions`);

/** What the banner says after something was done to a course; the address carries it over. */
export function whatWasDone(query: URLSearchParams): Said | undefined {
  const version = count(query, 'version');
  const said: Record<string, Said> = {
    added: {
      title: 'The course is in the catalogue',
      next: ['Partners see it once it has a session. Arrange one next.'],
    },
    saved: {
      title: version ? `Version ${version} is saved` : 'The course is saved',
      next: [
        version
          ? 'Its page shows it from now on, and new sessions teach it.'
          : 'No words changed, so it has no new version.',
      ],
    },
    used: used(query),
    retired: { title: 'The course is retired', next: ['Its page says so from now on.'] },
    restored: { title: 'The course is in use again', next: ['Its page shows it from now on.'] },
  };
  return said[query.get('done') ?? ''];
}

function used(query: URLSearchParams): Said {
  const [many, told, busy] = ['sessions', 'told', 'busy'].map((name) => count(query, name));
  const bookings = told === 1 ? '1 booking' : `${told} bookings`;
  const tried = busy === 1 ? 'was being booked just then and keeps' : 'were being booked just then and keep';
  return {
    title: `${sessions(many ?? 0)} now ${many === 1 ? 'teaches' : 'teach'} version ${count(query, 'version')}`,
    next: [
      told ? `Emails about what changed go to ${bookings}.` : 'Nobody needed to be told.',
      ...(busy ? [`${sessions(busy)} ${tried} the older version. Try again.`] : []),
    ],
  };
}

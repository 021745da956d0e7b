/**
 * The part of a path that may be logged. Deeper parts can be private keys (`/bookings/<key>`), so they are
 * left out unless the site knows the pattern that matched.
 */
export function loggedPath(path: string, pattern: string | undefined): string {
  if (pattern) return pattern;
  const second = path.indexOf('/', 1);
  return second < 0 ? path.slice(0, 60) : `${path.slice(0, Math.min(second, 60))}/…`;
}

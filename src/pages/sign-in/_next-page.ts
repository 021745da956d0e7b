import { ownPath } from '#lib/web/own-path.ts';
import { paths } from '#lib/web/paths.ts';

/** Where to go after signing in: a staff or account page of ours, whatever the address says. */
export const nextPage = (next: string | null): string =>
  ownPath(next, [paths.staff.today, paths.account]) ?? paths.staff.today;

/** The same, to hand on in the address of the next step; null where it is the page one gets to anyway. */
export const nextOf = (url: URL): string | null => {
  const next = nextPage(url.searchParams.get('next'));
  return next === paths.staff.today ? null : next;
};

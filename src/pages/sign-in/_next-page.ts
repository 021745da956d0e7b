import { paths } from '#lib/web/paths.ts';

/** Where to go after signing in: a staff or account page of ours, whatever the address says. */
export function nextPage(next: string | null): string {
  const ours = 'http://ours.invalid';
  if (!next?.startsWith('/') || !URL.canParse(next, ours)) return paths.staff.today;
  const { origin, pathname, search } = new URL(next, ours);
  const isHome = [paths.staff.today, paths.account].some(
    (home) => pathname === home || pathname.startsWith(`${home}/`),
  );
  return origin === ours && isHome ? pathname + search : paths.staff.today;
}

/** The same, to hand on in the address of the next step; null where it is the page one gets to anyway. */
export const nextOf = (url: URL): string | null => {
  const next = nextPage(url.searchParams.get('next'));
  return next === paths.staff.today ? null : next;
};

import { paths } from '#lib/web/paths.ts';

/** Where to go after signing in: a page of partners, whatever the address says. Null for the first of them. */
export function nextPage(next: string | null): string | null {
  const ours = 'http://ours.invalid';
  if (!next?.startsWith('/') || next.length > 300 || !URL.canParse(next, ours)) return null;
  const { origin, pathname } = new URL(next, ours);
  const isWayOut = [paths.partner.signIn, paths.partner.signOut].some((way) => pathname.startsWith(way));
  return origin === ours && pathname.startsWith(`${paths.partner.home}/`) && !isWayOut ? pathname : null;
}

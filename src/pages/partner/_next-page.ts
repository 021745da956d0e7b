import { ownPath } from '#lib/web/own-path.ts';
import { paths } from '#lib/web/paths.ts';

const { home, signIn, signOut } = paths.partner;

/** Where to go after signing in: a page of partners, whatever the address says. Null for the first of them. */
export function nextPage(next: string | null): string | null {
  const path = ownPath(next, [home]);
  if (!path || path.length > 300 || ownPath(path, [signIn, signOut])) return null;
  return path === home ? null : path;
}

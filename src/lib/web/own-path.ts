/** An address that somebody was to come back to, if it is one of ours under some pages, whatever it says. */
export function ownPath(address: string | null, under: readonly string[]): string | null {
  const ours = 'http://ours.invalid';
  if (!address?.startsWith('/') || !URL.canParse(address, ours)) return null;
  const { origin, pathname, search } = new URL(address, ours);
  const isUnder = under.some((page) => pathname === page || pathname.startsWith(`${page}/`));
  return origin === ours && isUnder ? pathname + search : null;
}

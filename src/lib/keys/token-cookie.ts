/**
 * A cookie that holds a token and nothing else: no script can read it, and no other site can send it with a form.
 *
 * @param https whether the public reaches the site over TLS; only then can a cookie be bound to the host
 */
export function tokenCookie(name: string, https: boolean) {
  const start = `${https ? '__Host-' : ''}${name}=`;
  const value = (token: string, seconds: number) =>
    `${start}${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${https ? '; Secure' : ''}`;
  return {
    /** The Set-Cookie value that keeps a token for so many seconds. */
    keep: value,
    /** The Set-Cookie value that forgets it. */
    forget: () => value('', 0),
    /** The token in a Cookie header; null where there is none. */
    tokenIn(header: string | null): string | null {
      const pairs = (header ?? '').split(';').map((pair) => pair.trim());
      return pairs.find((pair) => pair.startsWith(start))?.slice(start.length) || null;
    },
  };
}

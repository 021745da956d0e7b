const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something: it reads only, or our own pages sent it.
 *
 * The browser's own word (Sec-Fetch-Site) decides where it is given, because it holds whatever proxy stands
 * between. Browsers give it over TLS and on localhost only; elsewhere the Origin must be the public one.
 *
 * @param publicUrl where the public reaches the site; never taken from the request, whose Host can be forged
 */
export function isOurOwn(request: Pick<Request, 'method' | 'headers'>, publicUrl: URL): boolean {
  if (reading.has(request.method)) return true;
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || (site === 'none' && origin === publicUrl.origin);
  return origin === publicUrl.origin;
}

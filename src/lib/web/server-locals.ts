/** What the server tells the middleware about a request, in `locals`. */
export type ServerLocals = {
  /** Names the request in the log and on problem pages. */
  requestId: string;
  /** The sender's address, as far as our proxies vouch for it. */
  clientAddress: string;
  /** Waits until the reader has taken what was sent so far; only the server knows. */
  drained?: () => Promise<void>;
  /** Set by the middleware: the pattern of the page, for the log, which must not hold private keys. */
  routePattern?: string;
  /** Set by the middleware: what was refused, for the log; to an officer, or to a form from elsewhere. */
  refusal?: { event: 'access refused' | 'form from elsewhere refused'; officerId?: string };
  /** Set by the middleware: what a page threw, for the log. */
  failure?: unknown;
};

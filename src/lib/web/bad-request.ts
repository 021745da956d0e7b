/** A request that no page can answer; the edge turns it into a page with this status. */
export class BadRequest extends Error {
  readonly status: 400 | 413 | 415;

  constructor(status: 400 | 413 | 415, message: string) {
    super(message);
    this.status = status;
  }
}

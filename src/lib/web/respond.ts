/** Sends the reader on to a page that shows the result. */
export function seeOther(path: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...headers, Location: path } });
}

/** Marks this page as an answer to a form with mistakes in it. */
export function hasMistakes(response: { status?: number }): void {
  response.status = 422;
}

/** Marks this page as a refusal in words: what was asked for cannot be done as things stand. */
export function isRefused(response: { status?: number }): void {
  response.status = 409;
}

/** Marks this page as an answer about something that is not there, or not for this reader. */
export function isAbsent(response: { status?: number }): void {
  response.status = 404;
}

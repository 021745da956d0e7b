import type { IncomingMessage, ServerResponse } from 'node:http';
import { isKnown } from '#lib/web/known-tag.ts';
import { preferredCoding } from './compression.ts';
import type { StoredFile } from './files.ts';

/** Answers GET or HEAD with a file from memory, or with 304 when the browser has it already. */
export function sendFile(
  req: IncomingMessage,
  res: ServerResponse,
  file: StoredFile,
  requestId: string,
): void {
  if (isKnown(req.headers['if-none-match'], file.etag)) {
    file.unchanged[file.unchanged.length - 1] = requestId;
    res.writeHead(304, file.unchanged).end();
    return;
  }
  const { headers, body } = file[preferredCoding(req.headers['accept-encoding'])];
  // One array serves every request: Node reads it before writeHead returns.
  headers[headers.length - 1] = requestId;
  res.writeHead(200, headers);
  if (req.method === 'HEAD') res.end();
  else res.end(body);
}

import type { IncomingMessage } from 'node:http';

/** The most that a request may carry, in bytes. */
const bodyLimit = 1024 * 1024;

// A whole form is small, so whoever takes longer holds a socket for its own sake.
const patienceMs = 30_000;

/**
 * Reads the whole body of a request; null when it is larger than the limit.
 *
 * @param tooSlow called when it has not come in its time
 */
export function readBody(req: IncomingMessage, tooSlow: () => void): Promise<Buffer | null> {
  if (Number(req.headers['content-length'] ?? 0) > bodyLimit) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    const waiting = setTimeout(tooSlow, patienceMs);
    req.once('close', () => clearTimeout(waiting));
    req.on('data', (part: Buffer) => {
      size += part.length;
      if (size > bodyLimit) resolve(null);
      else parts.push(part);
    });
    req.on('end', () => {
      clearTimeout(waiting);
      resolve(Buffer.concat(parts));
    });
    req.on('error', reject);
    req.on('close', () => reject(new Error('The sender left.')));
  });
}

/**
 * Reads on for a moment what nobody wants, because a browser that still sends when the connection closes
 * shows an error of its own instead of our answer.
 */
export function drain(req: IncomingMessage): void {
  req.removeAllListeners('data');
  req.resume();
  setTimeout(() => req.socket.destroy(), 2_000).unref();
}

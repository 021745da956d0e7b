import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

const statusOf: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers what is not even HTTP, or comes too slowly, and hangs up. */
export function refuseMalformed(headers: Record<string, string>) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (error: NodeJS.ErrnoException, socket: Duplex): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const status = statusOf[error.code ?? ''] ?? 400;
    const words = `${STATUS_CODES[status]}\n`;
    const all = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      ...lines,
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${words.length}`,
      'Connection: close',
    ];
    socket.end(`${all.join('\r\n')}\r\n\r\n${words}`);
  };
}

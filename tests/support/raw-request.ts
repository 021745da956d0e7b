import { connect } from 'node:net';

/** Sends bytes to a site as they are, and gives back all it answers: for what `fetch` would tidy up. */
export function rawRequest(url: string, request: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (part) => (answer += part.toString('latin1')));
    socket.on('close', () => resolve(answer));
    socket.on('error', (error) => (answer ? resolve(answer) : reject(error)));
    socket.write(request);
  });
}

/** The status of a raw GET of a path, spelled exactly so. */
export async function statusOfPath(url: string, path: string): Promise<number> {
  const answer = await rawRequest(
    url,
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
  );
  return Number(answer.slice(9, 12));
}

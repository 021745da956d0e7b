import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { existsSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { DOMParser, type Element } from '@xmldom/xmldom';

/** A CalDAV server to write to: one that `CALDAV_URL` names (with name and password in it), or Radicale of our own. */
export type CalDavServer = { home: URL; stop(): Promise<void> };

const program = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'radicale'))
  .find(existsSync);

/** Whether there is a server to ask; npm has none, Debian and PyPI have Radicale. */
export const hasCalDav = Boolean(process.env['CALDAV_URL'] ?? program);

export async function openCalDav(): Promise<CalDavServer> {
  const given = process.env['CALDAV_URL'];
  if (given) return { home: new URL(given.replace(/\/?$/, '/')), stop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'concord-caldav-'));
  const port = await freePort();
  const flags = ['--server-hosts', `127.0.0.1:${port}`, '--storage-filesystem-folder', folder];
  const server = spawn(program!, ['--config', '', '--auth-type', 'none', ...flags], { stdio: 'ignore' });
  const home = new URL(`http://concord:concord@127.0.0.1:${port}/concord/`);
  const stop = async () => {
    if (server.exitCode === null && server.kill()) await once(server, 'exit');
    await rm(folder, { recursive: true, force: true });
  };
  await answers(home, server.pid);
  return { home, stop };
}

async function answers(home: URL, pid: number | undefined): Promise<void> {
  if (!pid) throw new Error('Radicale does not start.');
  for (let tries = 0; tries < 100; tries++) {
    const status = await send(home, 'OPTIONS').then(
      ({ status }) => status,
      () => 0,
    );
    if (status === 200) return;
    await after(200);
  }
  throw new Error('The CalDAV server does not answer.');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

type Sent = { body?: string; headers?: Record<string, string> };

async function send(at: URL, method: string, { body, headers = {} }: Sent = {}): Promise<Response> {
  const plain = new URL(at);
  const name = `${decodeURIComponent(at.username)}:${decodeURIComponent(at.password)}`;
  [plain.username, plain.password] = ['', ''];
  const authorization = `Basic ${Buffer.from(name).toString('base64')}`;
  return fetch(plain, { method, headers: { authorization, ...headers }, ...(body ? { body } : {}) });
}

async function done(at: URL, method: string, sent: Sent = {}): Promise<string> {
  const answer = await send(at, method, sent);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${at.pathname} answered ${answer.status}: ${text}`);
  return text;
}

/** Makes an empty calendar on the server. */
export async function makeCalendar({ home }: CalDavServer): Promise<URL> {
  const at = new URL(`proof-${crypto.randomUUID()}/`, home);
  await done(at, 'MKCALENDAR');
  return at;
}

/** Puts one object into a calendar, as a program does that keeps a copy of a feed there. */
export const putObject = (calendar: URL, name: string, body: string): Promise<string> =>
  done(new URL(`${encodeURIComponent(name)}.ics`, calendar), 'PUT', {
    ...{ body, headers: { 'content-type': 'text/calendar; charset=utf-8', 'if-none-match': '*' } },
  });

export const removeCalendar = (calendar: URL): Promise<string> => done(calendar, 'DELETE');

/** The objects of a calendar of which something takes place between two moments, by the server's own reckoning. */
export async function queryCalendar(
  calendar: URL,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<string[]> {
  const basic = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
  const body = `<?xml version="1.0" encoding="utf-8"?>
    <C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
      <D:prop><D:getetag/><C:calendar-data/></D:prop>
      <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
        <C:time-range start="${basic(from)}" end="${basic(to)}"/>
      </C:comp-filter></C:comp-filter></C:filter>
    </C:calendar-query>`;
  const headers = { depth: '1', 'content-type': 'application/xml; charset=utf-8' };
  const answer = new DOMParser().parseFromString(
    await done(calendar, 'REPORT', { body, headers }),
    'text/xml',
  );
  const found = answer.getElementsByTagNameNS('urn:ietf:params:xml:ns:caldav', 'calendar-data');
  return (Array.from(found) as Element[]).map(({ textContent }) => textContent ?? '');
}

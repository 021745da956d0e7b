import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Officer } from '#lib/actor.ts';
import { mayReach, staffPages } from '#lib/officers/staff-pages.ts';
import { pdfText } from './pdf-text.ts';
import { questionsFor } from './questions.ts';
import type { RunningSite } from './site.ts';
import type { SiteDatabase } from './site-database.ts';
import { patternOf } from './sources.ts';

/** Something that must not be read, in any of the ways in which a page writes it. */
export function holds(text: string, marker: string): boolean {
  const said = text.toLowerCase();
  // A word is never taken apart, and most pages have not one of these.
  if (!said.includes(marker.split(' ', 1)[0]!)) return false;
  return said.replaceAll(/(?:<[^>]*>|\s|&nbsp;|\+|%20|\\n)+/g, ' ').includes(marker);
}

/** What a file says to whoever opens it: a page, a calendar, a PDF, or a workbook or folder that is packed. */
export function textIn(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 15)).toString('latin1');
  if (start.startsWith('%PDF-')) return pdfText(bytes);
  if (start.startsWith('PK')) return Object.values(unzipSync(bytes)).map(textIn).join('\n');
  const text = Buffer.from(bytes).toString('utf8');
  // A calendar breaks its lines wherever they are long, in the middle of words.
  return start.startsWith('BEGIN:VCALENDAR') ? text.replaceAll(/\r?\n[ \t]/g, '') : text;
}

/** All that an answer says, its headers with it. */
export const saidBy = async (answer: Response): Promise<string> =>
  `${textIn(new Uint8Array(await answer.arrayBuffer()))} ${[...answer.headers].join(' ')}`;

/** Which records are put into addresses, of the beginnings the first that fits. */
export type Standing = readonly (readonly [beginning: string, ids: readonly string[]])[];

/**
 * The addresses under a pattern: as it is where it asks for nothing, and with each record wherever it asks for one, so
 * that a page that is added is looked at by itself.
 */
export function addressesOf(pattern: string, standing: Standing, slugs: readonly string[]): string[] {
  if (!pattern.includes('[')) return [pattern];
  if (pattern.includes('[slug]')) return slugs.map((slug) => pattern.replace('[slug]', slug));
  const ids = standing.find(([beginning]) => pattern.startsWith(beginning))?.[1] ?? [];
  return ids.map((id) => pattern.replaceAll(/\[(\w+)\]/g, id));
}

type Scanned = {
  site: Pick<RunningSite, 'url'>;
  /** The addresses under a pattern. */
  addresses: (pattern: string) => readonly string[];
  /** What is asked for beside the address, such as which list, of the pages that read it. */
  questions: readonly string[];
};
type Scan = {
  /** "quartz lantern seventeen at /staff/comms": what was found where. */
  found: string[];
  /** How many addresses showed something, by what it was. */
  opened: Record<string, number>;
  /** Which addresses led to something: a page, a file or another address. */
  led: Set<string>;
};

/** Every page of staff that an officer may reach, with what holds the markers. */
export function staffPagesWith(
  markers: readonly string[],
  { officer, cookie }: { officer: Officer; cookie: string },
  { site, addresses, questions }: Scanned,
): Promise<Scan> {
  const own = Object.keys(staffPages).filter((pattern) => mayReach(officer, pattern));
  const asked = own.flatMap((pattern) => {
    const more = /^\/staff\/(?:comms|lessons|search|impact)/.test(pattern)
      ? questionsFor(pattern, questions)
      : [];
    return addresses(pattern).flatMap((address) => ['', ...more].map((question) => address + question));
  });
  return pagesWith(markers, asked, { site, cookie });
}

/** Which of some addresses answer with a marker. */
export async function pagesWith(
  markers: readonly string[],
  addresses: readonly string[],
  { site, cookie = '' }: { site: Pick<RunningSite, 'url'>; cookie?: string },
): Promise<Scan> {
  const found: string[] = [];
  const opened: Record<string, number> = {};
  const led = new Set<string>();
  const queue = [...addresses];
  const walk = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const answer = await fetch(site.url + next, { headers: { cookie }, redirect: 'manual' });
      const said = await saidBy(answer);
      const [type = ''] = (answer.headers.get('content-type') ?? '').split(';', 1);
      if (answer.ok) opened[type] = (opened[type] ?? 0) + 1;
      if (answer.status < 400) led.add(next);
      for (const marker of markers) if (holds(said, marker)) found.push(`${marker} at ${next}`);
    }
  };
  await Promise.all(Array.from({ length: 6 }, walk));
  return { found: found.sort(), opened, led };
}

/** Every page of partners, once they are signed in. */
export const partnerPages = (standing: Standing, slugs: readonly string[]): string[] =>
  globSync('src/pages/partner/**/*.{astro,ts}')
    .filter((file) => !/(^|\/)_/.test(file) && !/sign-(?:in|out)/.test(file))
    .map(patternOf)
    .flatMap((pattern) => addressesOf(pattern, standing, slugs));

/** Every page that asks for no record and is not of staff: the public's, partners' and feeds. */
export const otherPages = (): string[] =>
  globSync('src/pages/**/*.{astro,ts}')
    .filter((file) => !/(^|\/)_/.test(file) && !file.startsWith('src/pages/staff/'))
    .map(patternOf)
    .filter((pattern) => !pattern.includes('['));

/** Every table of every schema with a row that holds the marker, but for those where it belongs. */
export async function tablesWith(
  marker: string,
  { sql }: SiteDatabase,
  own: readonly string[],
): Promise<{ looked: number; found: string[] }> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      and table_name <> all(${own})`;
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const [row] = await sql<{ holds: boolean }[]>`
      select exists (select from ${sql(schema)}.${sql(name)} t where position(${marker} in lower(t::text)) > 0) as holds`;
    if (row!.holds) found.push(`${schema}.${name}`);
  }
  return { looked: tables.length, found };
}

/** What the server and its database have written into their logs. */
export function logsOf(site: Pick<RunningSite, 'output' | 'dataFolder'>): string {
  const files = readdirSync(site.dataFolder, { recursive: true, encoding: 'utf8' });
  const logs = files.filter((file) => file.endsWith('.log'));
  return [site.output(), ...logs.map((file) => readFileSync(join(site.dataFolder, file), 'utf8'))].join('\n');
}

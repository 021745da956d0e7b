import { globSync } from 'node:fs';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Officer } from '#lib/actor.ts';
import { mayReach, staffPages } from '#lib/officers/staff-pages.ts';
import type { RunningSite } from './site.ts';
import type { SiteDatabase } from './site-database.ts';
import { patternOf } from './sources.ts';

/** Something that must not be read, in any of the ways in which a page writes it. */
export const holds = (text: string, marker: string): boolean =>
  text.replaceAll(/(?:<[^>]*>|\s|&nbsp;|\+|%20|\\n)+/g, ' ').includes(marker);

/**
 * The addresses under a pattern: as it is where it asks for nothing, and with each record wherever it asks for one, so
 * that a page that is added is looked at by itself.
 */
function addressesOf(pattern: string, records: readonly string[], slugs: readonly string[]): string[] {
  if (!pattern.includes('[')) return [pattern];
  const filled = records.map((id) => pattern.replaceAll(/\[(\w+)\]/g, id));
  return pattern.includes('[slug]') ? slugs.map((slug) => pattern.replace('[slug]', slug)) : filled;
}

type Scanned = {
  site: Pick<RunningSite, 'url'>;
  marker: string;
  records: readonly string[];
  slugs: readonly string[];
  /** What is asked for beside the address, such as which list. */
  questions: readonly string[];
};

/** Every page of staff that an officer may reach, with what holds the marker: an address each. */
export async function staffPagesWith(
  marker: string,
  { officer, cookie }: { officer: Officer; cookie: string },
  { site, records, slugs, questions }: Omit<Scanned, 'marker'>,
): Promise<{ looked: number; found: string[] }> {
  const own = Object.keys(staffPages).filter((pattern) => mayReach(officer, pattern));
  const addresses = own.flatMap((pattern) => addressesOf(pattern, records, slugs));
  const asked = addresses.flatMap((address) =>
    /^\/staff\/(?:comms|lessons|search|impact)/.test(address)
      ? ['', ...questions].map((question) => address + question)
      : [address],
  );
  const found = await pagesWith(marker, asked, { site, cookie });
  return { looked: asked.length, found };
}

/** Which of some addresses answer with the marker. */
export async function pagesWith(
  marker: string,
  addresses: readonly string[],
  { site, cookie = '' }: { site: Pick<RunningSite, 'url'>; cookie?: string },
): Promise<string[]> {
  const found: string[] = [];
  const queue = [...addresses];
  const walk = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const answer = await fetch(site.url + next, { headers: { cookie }, redirect: 'manual' });
      const told = `${await answer.text()} ${[...answer.headers].join(' ')}`;
      if (holds(told, marker)) found.push(next);
    }
  };
  await Promise.all(Array.from({ length: 6 }, walk));
  return found.sort();
}

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
      select exists (select from ${sql(schema)}.${sql(name)} t where position(${marker} in t::text) > 0) as holds`;
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

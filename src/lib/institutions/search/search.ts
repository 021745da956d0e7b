import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import type { AnyGroup } from './found.ts';
import { type KindSql, pageOf, type Sight, type Typed } from './kind-sql.ts';
import { type Asked, namedKinds, type Part, type SearchKind } from './kinds.ts';
import { contactSql } from './kinds/contacts.ts';
import { engagementSql } from './kinds/engagements.ts';
import { institutionSql } from './kinds/institutions.ts';
import { networkSql } from './kinds/networks.ts';
import { promiseSql } from './kinds/promises.ts';
import { nearWords } from './near-words.ts';
import { questionOf } from './question.ts';
import { typedEmail, typedPhone, typedWords } from './typed-words.ts';

const kindSql: Readonly<Record<SearchKind, (typed: Typed, sight: Sight) => KindSql>> = {
  contacts: contactSql,
  institutions: institutionSql,
  engagements: engagementSql,
  promises: promiseSql,
  networks: networkSql,
};

/** What was found: by the words as they were typed, or, where no name has them, by words nearly spelt so. */
export type Found = { groups: AnyGroup[]; isNear: boolean };

/**
 * Looks for words in some kinds of records, the latest first; whose details were shown is recorded.
 *
 * @param parts which kinds, and which page of each
 * @returns null when there is too little to look for
 */
export async function search(
  db: Db,
  officer: Officer,
  asked: Asked,
  parts: readonly Part[],
  now: Temporal.Instant,
): Promise<Found | null> {
  const words = typedWords(asked.text);
  const question = questionOf(words);
  if (!question) return null;
  const groups = await ask(db, asked, parts, question);
  const near = await nearly(db, asked, parts, words, groups);
  const all = groups.map((group) => near?.find(({ kind }) => kind === group.kind) ?? group);
  await recordShown(db, officer, all, now);
  return { groups: all, isNear: near !== null };
}

// Only where no name is so: whoever spells it right is not to be shown others.
async function nearly(
  db: Db,
  asked: Asked,
  parts: readonly Part[],
  words: readonly string[],
  groups: readonly AnyGroup[],
): Promise<AnyGroup[] | null> {
  const missed = parts.filter(({ kind }) => namedKinds.includes(kind));
  const isMissed =
    missed.length > 0 && !groups.some(({ kind, total }) => total > 0 && namedKinds.includes(kind));
  if (!isMissed || typedEmail(asked.text) || typedPhone(asked.text)) return null;
  const near = await nearWords(db, words);
  if (near.size === 0) return null;
  const found = await ask(db, asked, missed, questionOf(words, near)!);
  return found.some(({ total }) => total > 0) ? found : null;
}

async function ask(db: Db, asked: Asked, parts: readonly Part[], question: string): Promise<AnyGroup[]> {
  const { sights, pages } = pagesOf(asked, parts, question);
  if (pages.length === 0) return [];
  const ctes = [...sights, ...pages.map((page) => page.ctes)];
  const answers = pages.map(({ answer }) => answer);
  const rows = await db.execute<Omit<AnyGroup, 'hasMore'>>(
    sql`with ${sql.join(ctes, sql`, `)} ${sql.join(answers, sql` union all `)}`,
  );
  return parts.flatMap(({ kind, size }) => {
    const group = rows.find((row) => row.kind === kind);
    if (!group) return [];
    return [{ ...group, rows: group.rows.slice(0, size), hasMore: group.rows.length > size } as AnyGroup];
  });
}

// Kinds that are seen in the same areas share one list of them.
function pagesOf({ text, areas, hasNowhere }: Asked, parts: readonly Part[], question: string) {
  const typed = { question, email: typedEmail(text), phone: typedPhone(text) };
  const names = new Map<readonly AreaId[], SQL>();
  const pages = parts.flatMap(({ kind, ...page }) => {
    const seen = areas[kind];
    if (!seen) return [];
    const name = names.get(seen) ?? sql.raw(`sight_${names.size}`);
    names.set(seen, name);
    return [pageOf(kind, kindSql[kind](typed, { areas: name, hasNowhere }), page)];
  });
  const sights = [...names].map(
    ([ids, name]) => sql`${name} as materialized (select unnest(${`{${ids.join(',')}}`}::uuid[]) as id)`,
  );
  return { sights, pages };
}

const recorded: Readonly<Partial<Record<SearchKind, { entity: string; fields: readonly string[] }>>> = {
  contacts: { entity: 'contact', fields: ['name'] },
  engagements: { entity: 'engagement', fields: ['summary'] },
  promises: { entity: 'commitment', fields: ['words', 'owner_id'] },
};

/** One entry for each kind that is about people: what was looked for stands in none. */
async function recordShown(
  db: Db,
  officer: Officer,
  groups: readonly AnyGroup[],
  now: Temporal.Instant,
): Promise<void> {
  await Promise.all(
    groups.map(async ({ kind, rows }) => {
      const of = recorded[kind];
      const ids = rows.map(({ id }) => id as string);
      if (of && ids.length > 0) await record(db, officer, { operation: 'consult', ...of, ids }, now);
    }),
  );
}

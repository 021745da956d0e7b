import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preparedShapes } from '#db/prepared.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { recordedBy } from '#lib/audit/record.ts';
import type { AnyGroup } from './found.ts';
import { type By, type KindSql, mostSorted, type Sight } from './kind-sql.ts';
import type { Asked, Part, SearchKind } from './kinds.ts';
import { contactSql } from './kinds/contacts.ts';
import { engagementSql } from './kinds/engagements.ts';
import { institutionSql } from './kinds/institutions.ts';
import { networkSql } from './kinds/networks.ts';
import { promiseSql } from './kinds/promises.ts';
import { afterOf, type PageShape, sortedPage, walkedPage } from './page-sql.ts';
import { typedEmail, typedPhone } from './typed-words.ts';

const kindSql: Readonly<Record<SearchKind, (sight: Sight, by: By) => KindSql>> = {
  contacts: contactSql,
  institutions: institutionSql,
  engagements: engagementSql,
  promises: promiseSql,
  networks: networkSql,
};

// Kinds that are seen in the same areas share one list of them, named by its number.
type Shape = { by: By; hasNowhere: boolean; isWalked: boolean; pages: (PageShape & { sight: number })[] };

const statement = preparedShapes<Shape, AnyGroup>('search', ({ by, hasNowhere, isWalked, pages }) => {
  const nameOf = (sight: number) => sql.raw(`sight_${sight}`);
  const sights = [...new Set(pages.map(({ sight }) => sight))].map(
    (sight) =>
      sql`${nameOf(sight)} as materialized (select unnest(${sql.placeholder(`sight_${sight}`)}::uuid[]) as id)`,
  );
  const written = pages.map(({ sight, ...page }) => {
    const of = kindSql[page.kind]({ areas: nameOf(sight), hasNowhere }, by);
    return isWalked ? walkedPage(of, page) : sortedPage(of, page);
  });
  const ctes: SQL[] = [...sights, ...written.flatMap((page) => page.ctes)];
  const answers = written.map(({ answer }) => answer);
  return sql`with ${sql.join(ctes, sql`, `)} ${sql.join(answers, sql` union all `)}`;
});

/** Finds pages of some kinds by a question, in one statement that also records whose details were shown. */
export async function ask(
  db: Db,
  officer: Officer,
  asked: Asked & { question: string },
  parts: readonly Part[],
  now: Temporal.Instant,
): Promise<AnyGroup[]> {
  const seen = parts.filter(({ kind }) => asked.areas[kind]);
  const sorted = await asking(db, officer, asked, { parts: seen, isWalked: false }, now);
  const many = seen.filter(({ kind }) =>
    sorted.some((of) => of.kind === kind && of.total > mostSorted(kind)),
  );
  const walked = await asking(db, officer, asked, { parts: many, isWalked: true }, now);
  return seen.flatMap(
    ({ kind }) => [walked, sorted].flatMap((of) => of.find((one) => one.kind === kind) ?? [])[0] ?? [],
  );
}

async function asking(
  db: Db,
  officer: Officer,
  { text, question, areas, hasNowhere }: Asked & { question: string },
  { parts, isWalked }: { parts: readonly Part[]; isWalked: boolean },
  now: Temporal.Instant,
): Promise<readonly AnyGroup[]> {
  if (parts.length === 0) return [];
  const lists = [...new Set(parts.map(({ kind }) => areas[kind]!))];
  const pages = parts.map(({ kind, size, after }) => ({
    ...{ kind, size, isNext: after !== null },
    sight: lists.indexOf(areas[kind]!),
  }));
  const [email, phone] = [typedEmail(text), typedPhone(text)];
  const by = email ? 'email' : phone ? 'phone' : 'words';
  return statement(db, { by, hasNowhere, isWalked, pages }).execute({
    ...{ question, email, phone, ...recordedBy(officer, now) },
    ...Object.fromEntries(lists.map((ids, index) => [`sight_${index}`, idsOf(ids)])),
    ...Object.fromEntries(parts.map(({ kind, after }) => [afterOf(kind), after])),
  });
}

const idsOf = (ids: readonly AreaId[]): string => `{${ids.join(',')}}`;

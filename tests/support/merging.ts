import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ContactId } from '#db/schema/contacts.ts';
import type { MergeableKind, MergeId } from '#db/schema/duplicates.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import type { ContactField, InstitutionField } from '#lib/institutions/merges/fields.ts';
import { linkName, tableOf } from '#lib/merge/links.ts';
import { mergeContacts } from '#lib/institutions/merges/merge-contacts.ts';
import { mergeTheInstitutions } from '../../src/merge-institutions.ts';
import { linksOf, linksOfContact } from '../../src/merge-links.ts';
import { undoTheMerge } from '../../src/undo-merge.ts';
import { aContact } from './contacts.ts';
import { now, secret } from './makers.ts';

type Both<Id> = { from: Id; into: Id };
const reason = 'the same body, added twice';

/** Merges as the page does, and says why not where it does not. */
export async function mergeInto(
  db: Db,
  officer: Officer,
  both: Both<InstitutionId>,
  take: readonly InstitutionField[] = [],
): Promise<string | null> {
  const asked = { ...both, seen: null, take: new Set(take), reason };
  const outcome = await mergeTheInstitutions(db, officer, asked, now);
  return outcome.ok ? null : outcome.reason;
}

/** The same with what it gives back. */
export const mergedInto = async (
  db: Db,
  officer: Officer,
  both: Both<InstitutionId>,
  take: readonly InstitutionField[] = [],
): Promise<MergeId> => {
  const asked = { ...both, seen: null, take: new Set(take), reason };
  const outcome = await mergeTheInstitutions(db, officer, asked, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.id;
};

export const mergedContacts = async (
  db: Db,
  officer: Officer,
  both: Both<ContactId>,
  take: readonly ContactField[] = [],
): Promise<MergeId> => {
  const asked = { ...both, seen: null, take: new Set(take), reason, secret };
  const outcome = await mergeContacts(db, officer, asked, linksOfContact, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.id;
};

/** Two records of somebody at an institution that were merged. */
export async function twoInOne(db: Db, keeper: Officer, institutionId: InstitutionId): Promise<MergeId> {
  const from = await aContact(db, keeper, { institutionId });
  const into = await aContact(db, keeper, { institutionId });
  return mergedContacts(db, keeper, { from: from.id, into: into.id });
}

export const undone = (
  db: Db,
  officer: Officer,
  { id, kind, intoId }: { id: MergeId; kind: MergeableKind; intoId: string },
  at: Temporal.Instant = now.add({ hours: 24 }),
) => undoTheMerge(db, officer, { id, kind, intoId, reason: 'they are two', secret }, at);

/** Every row that belongs to some records, and the records: what a merge and its undoing must leave as it was. */
export async function everythingOf(db: Db, kind: MergeableKind, ids: readonly string[]) {
  const these = sql`${`{${ids.join(',')}}`}::uuid[]`;
  const found: Record<string, unknown> = {};
  for (const link of linksOf(kind)) {
    const rows = await db.execute<{ row: unknown }>(sql`select to_jsonb(f) as row
      from ${sql.identifier(tableOf(link))} f where f.${sql.identifier(link.column.name)} = any(${these})
      order by to_jsonb(f)::text`);
    found[linkName(link)] = [...rows].map(({ row }) => row);
  }
  const rows = await db.execute<{ row: unknown }>(sql`select to_jsonb(f) - 'sequence' - 'changed_at' as row
    from ${sql.identifier(kind)} f where id = any(${these}) order by id`);
  return { ...found, [kind]: [...rows].map(({ row }) => row) };
}

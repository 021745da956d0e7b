import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preparedSql } from '#db/prepared.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { folded, labelOf, partsOf } from './label.ts';
import { columns, joined, type Row, suggestion, type Suggestion } from './row.ts';

/**
 * The institution whose label was chosen, or whose name was typed in full; null where that is none or several. One
 * that was merged meanwhile, or is known by its old name, is the one that it was merged into.
 */
export async function findByLabel(db: Db, text: string): Promise<Suggestion | null> {
  const typed = folded(text.replaceAll('\0', ''));
  if (typed === '' || typed.length > 400) return null;
  const rows = await named(db).execute({ names: namesIn(typed), mark: markIn(typed) });
  const labelled = rows.filter((row) => folded(labelOf(row)) === typed);
  const chosen = labelled.length > 0 ? labelled : rows.filter((row) => folded(row.name) === typed);
  const [only, ...others] = new Set(chosen.map(({ id, mergedIntoId }) => mergedIntoId ?? id));
  if (!only || others.length > 0) return null;
  const [row] = chosen.filter(({ id }) => id === only).concat(await byId(db).execute({ id: only }));
  return row ? suggestion(row) : null;
}

// The district at the end of a label is cut off at its last comma: names and districts may have commas too.
function namesIn(typed: string): string[] {
  const { name } = partsOf(typed);
  const comma = name.lastIndexOf(', ');
  return comma > 0 ? [typed, name, name.slice(0, comma)] : [typed, name];
}

const markIn = (typed: string): string | null =>
  partsOf(typed)
    .mark?.replace(/^(urn|ods|charity) /, '')
    .toUpperCase() ?? null;

const [names, mark] = [sql.placeholder('names'), sql`${sql.placeholder('mark')}::text`];
type Named = Row & { mergedIntoId: InstitutionId | null };
const named = preparedSql<Named>(
  'institutions_named',
  sql`select ${columns}, i.merged_into_id as "mergedIntoId" from ${joined}
    where plain_words(i.name) = any(array(select plain_words(name) from unnest(${names}::text[]) name))
      or i.urn = ${mark} or i.ods_code = ${mark} or i.charity_number = ${mark} limit 50`,
);

const byId = preparedSql<Named>(
  'institution_that_stayed',
  sql`select ${columns}, i.merged_into_id as "mergedIntoId" from ${joined} where i.id = ${sql.placeholder('id')}::uuid`,
);

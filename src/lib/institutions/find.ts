import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { folded, labelOf, partsOf } from './label.ts';
import { columns, joined, type Row, suggestion, type Suggestion } from './row.ts';

/** The institution whose label was chosen, or whose name was typed in full; null where that is none or several. */
export async function findByLabel(db: Db, text: string): Promise<Suggestion | null> {
  const typed = folded(text.replaceAll('\0', ''));
  if (typed === '' || typed.length > 400) return null;
  const rows = await db.execute<Row>(sql`select ${columns} from ${joined}
    where ${isNamed(typed)} or ${isMarked(typed)} limit 50`);
  const labelled = rows.filter((row) => folded(labelOf(row)) === typed);
  const chosen = labelled.length > 0 ? labelled : rows.filter((row) => folded(row.name) === typed);
  return chosen.length === 1 && chosen[0] ? suggestion(chosen[0]) : null;
}

// The district at the end of a label is cut off at its last comma: names and districts may have commas too.
function isNamed(typed: string): SQL {
  const { name } = partsOf(typed);
  const comma = name.lastIndexOf(', ');
  const names = comma > 0 ? [typed, name, name.slice(0, comma)] : [typed, name];
  const each = names.map((one) => sql`plain_words(i.name) = plain_words(${one})`);
  return sql`(${sql.join(each, sql` or `)})`;
}

function isMarked(typed: string): SQL {
  const number = partsOf(typed)
    .mark?.replace(/^(urn|ods|charity) /, '')
    .toUpperCase();
  if (!number) return sql`false`;
  return sql`i.urn = ${number} or i.ods_code = ${number} or i.charity_number = ${number}`;
}

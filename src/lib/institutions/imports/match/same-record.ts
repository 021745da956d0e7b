import type { SqlTransaction } from '#db/sql.ts';

/** Of several rows that turned out to be one record, the first is taken and the others say which that is. */
export async function markSameRecord(
  tx: SqlTransaction,
  id: string,
  column: 'institution_id' | 'contact_id',
): Promise<void> {
  await tx`
    update import_row r set decision = 'skip', found_by = 'twice', like_number = d.first
    from (select number, min(number) over (partition by ${tx(column)}) as first from import_row
      where import_id = ${id} and found_by in ('number', 'place')) d
    where r.import_id = ${id} and r.number = d.number and d.number > d.first`;
}

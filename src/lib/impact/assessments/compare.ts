import { type ImpactRow, impactRows } from '#db/schema/impact-terms.ts';
import { emptyRow, type GridRow } from '../grid/rows.ts';
import { type TextName, textNames, type Texts } from './fields.ts';

/** A box that says something else in two versions. */
export type TextChange = { name: TextName; was: string | null; is: string | null };
/** A row of the grid that is weighed otherwise in two versions. */
export type RowChange = { row: ImpactRow; was: GridRow; is: GridRow };
export type Compared = { texts: TextChange[]; rows: RowChange[] };

type Side = { texts: Texts; rows: readonly GridRow[] };

const plain = (text: string | null): string => (text ?? '').trim();

/** What is another in the second of two versions, in the order in which a version is read. */
export function compareVersions(one: Side, other: Side): Compared {
  const rowOf = (rows: readonly GridRow[], row: ImpactRow) =>
    rows.find((it) => it.row === row) ?? emptyRow(row);
  return {
    texts: textNames
      .filter((name) => plain(one.texts[name]) !== plain(other.texts[name]))
      .map((name) => ({ name, was: one.texts[name], is: other.texts[name] })),
    rows: impactRows
      .map((row) => ({ row, was: rowOf(one.rows, row), is: rowOf(other.rows, row) }))
      .filter(({ was, is }) => !isSame(was, is)),
  };
}

const isSame = (one: GridRow, other: GridRow): boolean =>
  one.likelihoodBefore === other.likelihoodBefore &&
  one.impactBefore === other.impactBefore &&
  one.likelihoodAfter === other.likelihoodAfter &&
  one.impactAfter === other.impactAfter &&
  plain(one.mitigation) === plain(other.mitigation);

import { type GridRow, inOrder, isWeighed } from '../grid/rows.ts';
import { type Part, parts, textFields, type TextName, textNames, type Texts } from './fields.ts';

/** What a version still lacks before anybody can be asked to approve it. */
export type Missing = { part: Part; what: string };

const isBlank = (text: string | null): boolean => (text ?? '').trim() === '';

/** What is missing, in the order of the parts; empty where it is whole. */
export function missingIn(texts: Texts, rows: readonly GridRow[]): Missing[] {
  const boxes = textNames
    .filter((name: TextName) => textFields[name].isNeeded && isBlank(texts[name]))
    .map((name) => ({ part: textFields[name].part, what: textFields[name].label }));
  const unweighed = inOrder(rows).filter((row) => !isWeighed(row)).length;
  const grid =
    unweighed > 0
      ? [
          {
            part: 'grid' as const,
            what: unweighed === 1 ? '1 row of the grid' : `${unweighed} rows of the grid`,
          },
        ]
      : [];
  return [...boxes, ...grid].sort((one, other) => parts.indexOf(one.part) - parts.indexOf(other.part));
}

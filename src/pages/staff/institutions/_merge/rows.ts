/** A field of two records, beside each other. */
export type FieldRow = {
  field: string;
  label: string;
  from: string | null;
  into: string | null;
  /** Which of the two is kept where nobody chooses otherwise. */
  chosen: 'from' | 'into';
};

type Values = Readonly<Record<string, string | null>>;

/** What two records say of each field. What the one that stays leaves blank is taken of the other unless somebody chooses otherwise. */
export function fieldRows<Field extends string>(
  words: Readonly<Record<Field, string>>,
  from: Values,
  into: Values,
  typed: Readonly<Record<string, string>>,
): FieldRow[] {
  return (Object.keys(words) as Field[]).map((field) => {
    const [left, right] = [from[field] ?? null, into[field] ?? null];
    const chosen = typed[field] || (right === null && left !== null ? 'from' : 'into');
    return {
      field,
      label: words[field],
      from: left,
      into: right,
      chosen: chosen === 'from' ? 'from' : 'into',
    };
  });
}

/** Whether two records say another thing. */
export const differs = ({ from, into }: FieldRow): boolean => from !== into;

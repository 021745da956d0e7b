import { type ImpactRow, impactRows, type Weight, weights } from '#db/schema/impact-terms.ts';

/** What each row of the grid is about. */
export const rowWords: Readonly<Record<ImpactRow, string>> = {
  fear_and_safety: 'Fear and safety',
  confidence_in_police: 'Confidence in police',
  hate_crime: 'Hate crime',
  disorder: 'Disorder',
  services_and_schools: 'Services and schools',
  business: 'Business',
  families: 'Families of those involved',
  online: 'Online',
  community_relations: 'Relations between communities',
  staff: 'Staff',
};

/** The letter of a row, by which the grid names it. */
export const rowLetter = (row: ImpactRow): string => String.fromCharCode(65 + impactRows.indexOf(row));

export const likelihoodWords: Readonly<Record<Weight, string>> = {
  1: 'Very unlikely',
  2: 'Unlikely',
  3: 'Possible',
  4: 'Likely',
  5: 'Very likely',
};

export const impactWords: Readonly<Record<Weight, string>> = {
  1: 'Very small',
  2: 'Small',
  3: 'Noticeable',
  4: 'Large',
  5: 'Very large',
};

/** A row as it was weighed; what is not weighed yet is null. */
export type GridRow = {
  row: ImpactRow;
  likelihoodBefore: Weight | null;
  impactBefore: Weight | null;
  mitigation: string | null;
  likelihoodAfter: Weight | null;
  impactAfter: Weight | null;
};

export const emptyRow = (row: ImpactRow): GridRow => ({
  row,
  likelihoodBefore: null,
  impactBefore: null,
  mitigation: null,
  likelihoodAfter: null,
  impactAfter: null,
});

/** Ten rows in their order, whatever is known of them. */
export const inOrder = (rows: readonly GridRow[]): GridRow[] =>
  impactRows.map((row) => rows.find((one) => one.row === row) ?? emptyRow(row));

export const isWeighed = (row: GridRow): boolean =>
  row.likelihoodBefore !== null &&
  row.impactBefore !== null &&
  row.likelihoodAfter !== null &&
  row.impactAfter !== null;

/** "Likely (4), large (4)" */
export const weightWords = (likelihood: Weight | null, impact: Weight | null): string =>
  likelihood === null || impact === null
    ? 'Not weighed yet'
    : `${likelihoodWords[likelihood]} (${likelihood}), ${impactWords[impact].toLowerCase()} (${impact})`;

/** A field of the five by five grid, with the letters of the rows that stand in it. */
export type GridCell = { likelihood: Weight; impact: Weight; letters: string[] };

/** The five by five grid, the likeliest line first, impact growing to the right. */
export function gridOf(rows: readonly GridRow[], when: 'before' | 'after'): GridCell[][] {
  const at = (row: GridRow) =>
    when === 'before' ? [row.likelihoodBefore, row.impactBefore] : [row.likelihoodAfter, row.impactAfter];
  const lettersAt = (likelihood: Weight, impact: Weight) =>
    rows
      .filter((row) => at(row)[0] === likelihood && at(row)[1] === impact)
      .map(({ row }) => rowLetter(row))
      .sort();
  return weights
    .toReversed()
    .map((likelihood) =>
      weights.map((impact) => ({ likelihood, impact, letters: lettersAt(likelihood, impact) })),
    );
}

import type { AreaId, AreaKind } from '#db/schema/areas.ts';

/** What the areas of a file are, and which of its properties name them. */
export type Mapping = {
  kind: AreaKind;
  /** Whose neighbourhoods they are; null for every other kind. */
  force: { id: AreaId; code: string } | null;
  codeField: string;
  nameField: string;
};

/** A feature as far as its properties go. */
export type Named = { position: number; code: string; name: string };

/** The code by which the register knows an area: the key of a neighbourhood is its force and its own code. */
export const registerCode = ({ force }: Mapping, code: string): string =>
  force ? `${force.code}/${code}` : code;

/** What is wrong with the codes of features, by position: none, or one that stands more than once. */
export function codeProblems(features: readonly Named[]): Map<number, string> {
  const byCode = Map.groupBy(features, ({ code }) => code.toLowerCase());
  const problems = new Map<number, string>();
  for (const { position, code } of features) {
    const same = byCode.get(code.toLowerCase()) ?? [];
    if (code === '') problems.set(position, 'It has no code');
    else if (same.length > 1)
      problems.set(position, `The code ${code} stands ${same.length} times: ${others(same)}`);
  }
  return problems;
}

const others = (same: readonly Named[]): string => {
  const shown = same.slice(0, 5).map(({ position }) => position);
  return `features ${shown.join(', ')}${same.length > shown.length ? ' and more' : ''}`;
};

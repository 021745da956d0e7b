import type { OpenImpact } from './_open-impact.ts';

/** The names of the areas of an assessment, which its texts may well say. */
export const placesOf = ({ found }: Pick<OpenImpact, 'found'>): string[] => [
  found.area.name,
  ...found.others.map(({ name }) => name),
];

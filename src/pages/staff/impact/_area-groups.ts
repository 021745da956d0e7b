import type { AreaChoice } from '#lib/officers/accounts/area-choices.ts';

type Group = { text: string; options: { value: string; text: string }[] };

/** Areas under what they lie in, for a select that takes the slug of one. */
export function areaGroups(areas: readonly AreaChoice[]): Group[] {
  const groups = Map.groupBy(areas, ({ kind, parent }) =>
    kind === 'region' || kind === 'force' ? 'Regions and forces' : (parent ?? 'Other areas'),
  );
  return [...groups].map(([text, inside]) => ({
    text,
    options: inside.map(({ slug, name }) => ({ value: slug, text: name })),
  }));
}

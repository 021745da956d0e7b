import type { AreaChoice } from '#lib/officers/accounts/area-choices.ts';

/** Areas under what they lie in, as the groups of a box: districts under their force, wards under their district. */
export const areaGroups = (choices: readonly AreaChoice[]) =>
  [...Map.groupBy(choices, ({ parent }) => parent ?? 'Elsewhere')].map(([text, inside]) => ({
    text,
    options: inside.map(({ slug, name }) => ({ value: slug, text: name })),
  }));

import type { AreaChoice } from '#lib/officers/accounts/area-choices.ts';

/** Places as the choice of a form offers them: what is larger than a ward. */
export const areaOptions = (areas: readonly AreaChoice[]) => [
  { value: '', text: 'Choose one' },
  ...areas
    .filter(({ kind }) => kind === 'region' || kind === 'force' || kind === 'district')
    .map(({ id, name, parent }) => ({ value: id, text: parent ? `${name}, ${parent}` : name })),
];

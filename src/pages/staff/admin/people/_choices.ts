import type { AreaChoice } from '#lib/officers/accounts/area-choices.ts';
import { roleWords } from '#lib/officers/words.ts';

type Option = { value: string; text: string };

/** Every role, as a select takes them. */
export const roleOptions: readonly Option[] = Object.entries(roleWords).map(([value, text]) => ({
  value,
  text,
}));

const wide = ['region', 'force'];

/** Areas as a select takes them: regions and forces, then what lies in them under headings. */
export function areaOptions(choices: readonly AreaChoice[], key: 'id' | 'slug') {
  const option = (one: AreaChoice): Option => ({
    value: one[key],
    text: one.kind === 'region' ? `${one.name} region` : one.name,
  });
  const within = Map.groupBy(
    choices.filter(({ kind }) => !wide.includes(kind)),
    ({ parent }) => parent ?? '',
  );
  return {
    options: choices.filter(({ kind }) => wide.includes(kind)).map(option),
    groups: [...within].map(([text, areas]) => ({ text, options: areas.map(option) })),
  };
}

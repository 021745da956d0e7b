import { noArea } from '#lib/institutions/filters.ts';
import type { OpenList } from './open-list.ts';

type Option = { value: string; text: string };
const any = (text: string): Option => ({ value: '', text });
const listed = <T extends string>(all: readonly T[], words: (one: T) => string): Option[] =>
  all.map((value) => ({ value, text: words(value) }));

/** What each filter of the list offers. */
export function filterChoices({
  sectors,
  places,
  owners,
  officer,
  filter,
}: Pick<OpenList, 'sectors' | 'places' | 'owners' | 'officer' | 'filter'>) {
  const of = (wanted: string) => places.filter(({ kind }) => kind === wanted);
  const [forces, districts] = [of('force'), of('district')];
  const option = ({ slug, name }: { slug: string; name: string }) => ({ value: slug, text: name });
  const people = owners.filter(({ id }) => id !== officer.id);
  return {
    any,
    listed,
    wider: wider([...forces, ...districts], filter.area),
    areas: [
      ...(forces.length > 0 ? [{ text: 'Whole forces', options: forces.map(option) }] : []),
      ...[...Map.groupBy(districts, ({ above }) => above)].map(([text, within]) => ({
        text,
        options: within.map(option),
      })),
    ],
    sectors: sectors.map(({ code, label }) => ({ value: code, text: label })),
    types: sectors.map(({ label, types }) => ({
      text: label,
      options: types.map((type) => ({ value: type.code, text: type.label })),
    })),
    owners: [
      any('Anybody or nobody'),
      { value: officer.id, text: 'You' },
      { value: 'none', text: 'No owner' },
      ...people.map(({ id, name }) => ({ value: id, text: name })),
    ],
  };
}

/** What may stand in an address beside one district: none yet, or several that a map draws together. */
function wider(known: OpenList['places'], asked: string | undefined): Option[] {
  const none = { value: noArea, text: 'No district yet' };
  if (!asked || asked === noArea || known.some(({ slug }) => slug === asked)) return [none];
  const names = known.filter(({ slug }) => asked.split(',').includes(slug)).map(({ name }) => name);
  return [{ value: asked, text: names.length > 0 ? names.join(' and ') : 'A wider area' }, none];
}

import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { type ChosenArea, listChosenAreas } from '#lib/institutions/area-choices.ts';
import { sectorsWithTypes } from '#lib/institutions/sectors.ts';
import { areasFor } from '#lib/officers/areas.ts';

type Option = { value: string; text: string };

/** What the form of an institution offers: every type, and the places in which the officer may keep one. */
export async function formChoices(db: Db, officer: Officer, now: Temporal.Instant) {
  const areas = await areasFor(db, officer, 'manageInstitutions');
  const [sectors, known] = await Promise.all([sectorsWithTypes(db, now), listChosenAreas(db, areas)]);
  const of = (kind: ChosenArea['kind']) => known.filter((one) => one.kind === kind);
  const [districts, neighbourhoods] = [of('district'), of('neighbourhood')];
  return {
    areas,
    types: sectors.map(({ label, types }) => ({
      text: label,
      options: types.map((type) => ({ value: type.code, text: type.label })),
    })),
    districts: grouped(districts),
    neighbourhoods: grouped(neighbourhoods),
    known: {
      types: new Set(sectors.flatMap(({ types }) => types.map(({ code }) => code))),
      districts: new Set<AreaId>(districts.map(({ id }) => id)),
      neighbourhoods: new Set<AreaId>(neighbourhoods.map(({ id }) => id)),
    },
  };
}
export type FormChoices = Awaited<ReturnType<typeof formChoices>>;

const grouped = (areas: readonly ChosenArea[]): { text: string; options: Option[] }[] =>
  [...Map.groupBy(areas, ({ above }) => above)].map(([text, within]) => ({
    text,
    options: within.map(({ id, name }) => ({ value: id, text: name })),
  }));

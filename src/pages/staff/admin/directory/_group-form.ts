import { z } from 'astro/zod';
import type { AreaKind } from '#db/schema/areas.ts';
import type { Role } from '#db/schema/officers.ts';
import type { addGroup, listPlaces } from '#lib/officers/directory/groups.ts';
import { roleWords } from '#lib/officers/words.ts';
import { line } from '#lib/web/fields.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';

const isRole = (text: string): text is Role => text in roleWords;

/** The fields of the form. */
export const groupForm = z.object({
  groupKey: line('the id of the group', 200),
  label: line('what the group is called', 120),
  role: z.string({ error: 'Choose a role' }).refine(isRole, { error: 'Choose a role from the list' }),
  area: z.string({ error: 'Choose an area' }),
});

/** The form as the verb takes it. */
export const groupDetails = ({ area, ...details }: z.output<typeof groupForm>) => ({
  ...details,
  areaId: readId<'area'>(area),
});

type Refusal = Extract<Awaited<ReturnType<typeof addGroup>>, { ok: false }>['reason'];

const refusals: Record<Refusal, Mistakes> = {
  'no such area': { area: 'Choose an area from the list' },
  'there already': { groupKey: 'This group brings this role in this area already' },
};

/** The field and the sentence of each refusal. */
export const groupRefusal = (reason: Refusal): Mistakes => refusals[reason];

type Option = { value: string; text: string };
const unchosen: Option = { value: '', text: 'Choose one' };

export const roleOptions: Option[] = [
  unchosen,
  ...Object.entries(roleWords).map(([value, text]) => ({ value, text })),
];

const kinds: Partial<Record<AreaKind, string>> = {
  region: 'Regions',
  force: 'Forces',
  county: 'Counties',
  district: 'Districts',
};

/** The areas under headings, as the select takes them. */
export function areaOptions(places: Awaited<ReturnType<typeof listPlaces>>) {
  const groups = Object.entries(kinds).map(([kind, text]) => ({
    text,
    options: places.filter((place) => place.kind === kind).map(({ id, name }) => ({ value: id, text: name })),
  }));
  return { options: [unchosen], groups: groups.filter(({ options }) => options.length > 0) };
}

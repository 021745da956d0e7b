import { z } from 'astro/zod';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { listWideAreas } from '#lib/institutions/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import type { GroupDetails, GroupRefusal } from '#lib/tension/groups/groups.ts';
import { line, paragraphs } from '#lib/web/fields.ts';
import type { Mistakes, Typed } from '#lib/web/form.ts';
import { oneOfThese } from '../../institutions/_form/fields.ts';
import { staysField } from '../../_text-check.ts';

/** The areas that a group may look at, under the kind that they are. */
export async function groupAreas(db: Db, officer: Officer) {
  const areas = await listWideAreas(db, await areasFor(db, officer, 'manageTensionGroups'));
  const words = { region: 'Regions', force: 'Forces', district: 'Districts' };
  return {
    known: new Set(areas.map(({ id }) => id)),
    groups: [...Map.groupBy(areas, ({ kind }) => kind)].map(([kind, within]) => ({
      text: words[kind],
      options: within.map(({ id, name }) => ({ value: id, text: name })),
    })),
  };
}
export type GroupAreas = Awaited<ReturnType<typeof groupAreas>>;

/** The form of a group. */
export const groupForm = ({ known }: GroupAreas) =>
  z.object({
    name: line('the name', 160),
    area: oneOfThese<AreaId>(known, 'Choose the area that it looks at'),
    purpose: paragraphs('what it is for', 1000),
    chair: line('the post that chairs it', 160),
    sequence: z.string().optional(),
    ...staysField,
  });
export type GroupTyped = Typed<ReturnType<typeof groupForm>>;

/** What was typed as the verbs take it. */
export const groupOf = ({
  name,
  area,
  purpose,
  chair,
}: z.output<ReturnType<typeof groupForm>>): GroupDetails => ({
  ...{ name, purpose, chair },
  areaId: area,
});

/** The field and sentence of each refusal to change a group. */
export const groupRefusals = {
  'no such group': { name: 'This group is not there any more' },
  closed: { name: 'This group was closed' },
  'changed meanwhile': {
    name: 'Somebody changed this group since you opened it. What you typed is kept: save again if it still holds',
  },
} satisfies Record<GroupRefusal, Mistakes>;

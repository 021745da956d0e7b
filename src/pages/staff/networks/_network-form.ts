import { z } from 'astro/zod';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { listWideAreas } from '#lib/institutions/area-choices.ts';
import type { ListedNetwork } from '#lib/institutions/networks/list.ts';
import { networkWords, offeredKinds } from '#lib/institutions/networks/words.ts';
import type { NetworkDetails, NetworkRefusal } from '#lib/institutions/networks/write.ts';
import { ownersFor } from '#lib/institutions/owners/choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { line, paragraphs } from '#lib/web/fields.ts';
import type { Mistakes, Typed } from '#lib/web/form.ts';
import { staysField } from '../_text-check.ts';
import { oneOfThese } from '../institutions/_form/fields.ts';

/** What the form of a network offers. */
export async function networkChoices(db: Db, officer: Officer, now: Temporal.Instant) {
  const areas = await listWideAreas(db, await areasFor(db, officer, 'manageInstitutions'));
  const colleagues = await ownersFor(db, [], now);
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, text: name });
  return {
    kinds: offeredKinds.map((value) => ({
      value,
      text: networkWords[value].name,
      hint: networkWords[value].what,
    })),
    areas: [...Map.groupBy(areas, ({ kind }) => kind)].map(([kind, within]) => ({
      text: { region: 'Regions', force: 'Forces', district: 'Districts' }[kind],
      options: within.map(option),
    })),
    owners: [{ value: '', text: 'Nobody yet' }, ...colleagues.map(option)],
    known: {
      areas: new Set(areas.map(({ id }) => id)),
      owners: new Set(colleagues.map(({ id }) => id)),
    },
  };
}
export type NetworkChoices = Awaited<ReturnType<typeof networkChoices>>;

/** The form of a network. */
export const networkForm = ({ known }: NetworkChoices) =>
  z.object({
    name: line('the name'),
    kind: z.enum(offeredKinds, { error: 'Choose what kind of network it is' }),
    aims: paragraphs('what it is for', 1000),
    area: oneOfThese<AreaId>(known.areas, 'Choose where it is'),
    owner: oneOfThese<OfficerId>(known.owners, 'Choose a colleague of the list').optional(),
    sequence: z.string().optional(),
    ...staysField,
  });
export type NetworkTyped = Typed<ReturnType<typeof networkForm>>;

/** What was typed as the verbs take it. */
export const networkOf = (given: z.output<ReturnType<typeof networkForm>>): NetworkDetails => ({
  name: given.name,
  kind: given.kind,
  aims: given.aims,
  areaId: given.area,
  ownerId: given.owner ?? null,
});

/** What the form holds of a network before anybody typed. */
export const filledFrom = (found: ListedNetwork): NetworkTyped => ({
  name: found.name,
  kind: found.kind,
  aims: found.aims,
  area: found.areaId,
  owner: found.ownerId ?? '',
  sequence: String(found.sequence),
  stays: '',
});

/** The field and sentence of each refusal to change a network. */
export const networkRefusals: Record<NetworkRefusal, Mistakes> = {
  'no such network': { name: 'This network is not there any more' },
  'changed meanwhile': {
    name: 'Somebody changed this network since you opened it. What you typed is kept: save again if it still holds',
  },
  closed: { name: 'This network was closed' },
};

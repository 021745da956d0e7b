import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import type { Officer } from '#lib/actor.ts';
import { type AreaChoice, areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { grantsFor } from '#lib/officers/can.ts';

const choices = remembered<readonly AreaChoice[]>(30);

/** The districts in which an officer may look, under their forces, some seconds old. */
export async function districtChoices(db: Db, officer: Officer, now: Temporal.Instant) {
  const where = grantsFor(officer, 'seeInstitutions').map(({ areaId }) => areaId);
  const all = await choices(db, where.toSorted().join(' '), now, async () =>
    areaChoices(db, await knownAreasFor(db, officer, 'seeInstitutions', now)),
  );
  const districts = all.filter(({ kind }) => kind === 'district');
  return [...Map.groupBy(districts, ({ parent }) => parent ?? 'Other districts')].map(([text, inside]) => ({
    text,
    options: inside.map(({ slug, name }) => ({ value: slug, text: name })),
  }));
}

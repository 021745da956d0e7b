import type { Officer } from '#lib/actor.ts';
import { knownAreaChoices } from '#lib/officers/accounts/area-choices.ts';

/** The districts in which an officer may look, under their forces, as a form offers them. */
export async function districtChoices({ db, now }: Pick<App.Locals, 'db' | 'now'>, officer: Officer) {
  const all = await knownAreaChoices(db, officer, 'seeInstitutions', now);
  const districts = all.filter(({ kind }) => kind === 'district');
  return [...Map.groupBy(districts, ({ parent }) => parent ?? 'Other districts')].map(([text, inside]) => ({
    text,
    options: inside.map(({ slug, name }) => ({ value: slug, text: name })),
  }));
}

import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { ukDay } from '#lib/dates.ts';
import { ownersFor } from '#lib/institutions/owners/choices.ts';
import { suggestedFor } from '../institutions/_choose/choose.ts';
import { answerPromise } from './_new-promise.ts';
import { areasToChoose, type Origin, originOf } from './_origin.ts';

/** The page that records a promise: the form where it is known to whom, otherwise what to choose from. */
export async function openNew(Astro: AstroGlobal, officer: Officer) {
  const origin = await originOf(Astro, officer);
  if (!origin) return { form: null, choice: await suggestedFor(Astro, officer, 'keepPromises') };
  const view = await answerPromise(Astro, officer, origin);
  if (view instanceof Response) return view;
  const areas = origin.areaId ? [] : await areasToChoose(Astro, officer);
  const owners = await ownerOptions(Astro.locals, officer, origin);
  const today = ukDay(Astro.locals.now);
  const chosen = areas.map(({ id, name, parent }) => ({
    value: id,
    text: parent ? `${name}, ${parent}` : name,
  }));
  return { form: { view, origin, owners, today, areas: [{ value: '', text: 'Choose one' }, ...chosen] } };
}

const ownerOptions = ({ db, now }: App.Locals, officer: Officer, { areaId }: Origin) =>
  keeperOptions({ db, now }, officer, areaId ? [areaId] : []);

/** The colleagues who may keep what lies in some areas, whoever is signed in first. */
export async function keeperOptions(
  { db, now }: Pick<App.Locals, 'db' | 'now'>,
  officer: Officer,
  areas: readonly AreaId[],
): Promise<{ value: string; text: string }[]> {
  const keepers = await ownersFor(db, areas, now);
  const [me, others] = [
    keepers.filter(({ id }) => id === officer.id),
    keepers.filter(({ id }) => id !== officer.id),
  ];
  return [
    ...me.map(({ id, name }) => ({ value: id, text: `${name} (you)` })),
    ...others.map(({ id, name }) => ({ value: id, text: name })),
  ];
}

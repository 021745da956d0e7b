import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { abilities } from '#lib/officers/can.ts';
import { sessionFormChoices, sessionFormOptions } from '#lib/training/sessions/create-choices.ts';
import { specialChoices } from '#lib/training/sessions/special-choices.ts';

/** Everything that the session form offers this officer. */
export async function formChoices(db: Db, officer: Officer, now: Temporal.Instant) {
  const [usual, special] = await Promise.all([
    areasFor(db, officer, 'manageSessions').then((areas) => sessionFormChoices(db, areas)),
    specialChoices(db, abilities.manageSessions, now),
  ]);
  return { ...usual, ...special };
}
export type FormChoices = Awaited<ReturnType<typeof formChoices>>;

/** The same as the fields of the form take it. */
export function formOptions(choices: FormChoices) {
  const { sectors, colleagues } = choices;
  const people = colleagues.map(({ id, name }) => ({ value: id, text: name }));
  return {
    ...sessionFormOptions(choices),
    sectors,
    colleagues: people,
    leads: [{ value: '', text: 'Nobody yet' }, ...people],
  };
}
export type FormOptions = ReturnType<typeof formOptions>;

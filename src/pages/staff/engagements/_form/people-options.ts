import { date } from '#lib/dates.ts';
import type { ContactThere } from '#lib/institutions/contacts/at-institution.ts';

type Person = Pick<ContactThere, 'id' | 'name' | 'state' | 'pausedUntil'> & { title?: string };

/** Who can be ticked, with what they asked of us beside their name; whoever declined contact cannot. */
export function peopleOptions(people: readonly Person[], today: Temporal.PlainDate) {
  const isOver = ({ pausedUntil }: Person) =>
    pausedUntil !== null && Temporal.PlainDate.compare(pausedUntil, today) <= 0;
  const pauseOf = (one: Person) => {
    if (one.state !== 'paused' || isOver(one)) return '';
    const until = one.pausedUntil ? ` until ${date(one.pausedUntil)}` : '';
    return `Contact paused${until}: tick only if they came to us`;
  };
  const declined = people.filter(({ state }) => state === 'declined');
  return {
    options: people
      .filter(({ state }) => state !== 'declined')
      .map((one) => ({
        value: one.id,
        text: one.title ? `${one.name}, ${one.title}` : one.name,
        hint: pauseOf(one) || undefined,
      })),
    declined: declined.map(({ name }) => `${name}: contact declined. They are not recorded by name.`),
  };
}

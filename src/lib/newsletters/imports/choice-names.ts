import type { Offered } from '../subscribers/choices.ts';

/** Our codes of what can be chosen, by what lists call them: a name, or the code itself. In small letters. */
export type ChoiceNames = Record<'topics' | 'areas' | 'sectors', ReadonlyMap<string, string>>;

/** What lists may call the things that our forms offer. */
export const choiceNames = ({ topics, areas, sectors }: Offered): ChoiceNames => ({
  topics: namesOf(topics.map(({ code, label }) => [code, label, code.replace(/^topic_/, '')])),
  areas: namesOf(areas.map(({ id, name }) => [id, name])),
  sectors: namesOf(sectors.map(({ code, label }) => [code, label])),
});

// Of two that are called alike, the first of our own list is meant.
const namesOf = (all: readonly (readonly [code: string, ...names: string[]])[]): Map<string, string> =>
  new Map(
    all
      .flatMap(([code, ...names]) => [code, ...names].map((name) => [name.toLowerCase(), code] as const))
      .toReversed(),
  );

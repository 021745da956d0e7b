import { z } from 'astro/zod';
import type { FoundPlan } from '#lib/impact/comms/find.ts';
import type { PlanGiven } from '#lib/impact/comms/begin.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { longest } from '#lib/impact/comms/words.ts';
import { codes } from '#lib/tension/observations/codes.ts';
import { categoryWords } from '#lib/tension/observations/words.ts';
import type { AreaChoice } from '#lib/officers/accounts/area-choices.ts';
import { line, paragraphs } from '#lib/web/fields.ts';
import { checkedWords } from './_checked.ts';

/** What a plan is about, as it is asked for when it is begun and when it is edited. */
export const planFields = {
  category: z.enum(codes.category, { error: 'Choose the issue' }),
  title: checkedWords(line('a title', longest.title)),
  purpose: checkedWords(paragraphs('what it is for', longest.purpose)),
  objective: checkedWords(paragraphs('what we want to reach', longest.purpose)),
  others: z.array(z.string()),
  embargo: z.boolean(),
};
type Read = z.output<z.ZodObject<typeof planFields>>;

/** What was typed about a plan. */
export type PlanTyped = {
  category: string;
  title: string;
  purpose: string;
  objective: string;
  others: string[];
  embargo: boolean;
};

/** The issues that a form offers. */
export const categoryOptions = [
  { value: '', text: 'Choose one' },
  ...codes.category.map((value) => ({ value, text: categoryWords[value] })),
];

/** What was typed, as the room takes it; further areas are those that the officer may write for. */
export const planGiven = (
  { category, title, purpose, objective, others, embargo }: Read,
  areaId: AreaId,
  choices: readonly AreaChoice[],
): PlanGiven => ({
  ...{ areaId, category, title, purpose, objective, isEmbargoed: embargo },
  others: choices.filter(({ slug }) => others.includes(slug)).map(({ id }) => id),
});

/** A plan as its fields show it. */
export const shownPlan = (found: FoundPlan, further: readonly { slug: string }[]) => ({
  ...{ category: found.category ?? '', title: found.title ?? '', purpose: found.purpose ?? '' },
  ...{
    objective: found.objective ?? '',
    others: further.map(({ slug }) => slug),
    embargo: found.isEmbargoed,
  },
});

/** The areas that a plan can be for, under what they lie in. */
export const grouped = (choices: readonly AreaChoice[]) =>
  [...Map.groupBy(choices, ({ parent }) => parent ?? 'Regions')].map(([text, inside]) => ({
    text,
    options: inside.map(({ slug, name }) => ({ value: slug, text: name })),
  }));

/** Forces and districts: whoever writes for a neighbourhood names it in the words. */
export const wide = (choices: readonly AreaChoice[]): readonly AreaChoice[] =>
  choices.filter(({ kind }) => kind === 'force' || kind === 'district');

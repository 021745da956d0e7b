import { z } from 'astro/zod';
import type { AreaId } from '#db/schema/areas.ts';

/** The boxes for other areas: each takes the slug of one. */
export const otherNames = ['other-1', 'other-2', 'other-3', 'other-4', 'other-5', 'other-6'] as const;

const box = z.string().optional();
export const otherFields = {
  ...{ 'other-1': box, 'other-2': box, 'other-3': box },
  ...{ 'other-4': box, 'other-5': box, 'other-6': box },
};

type Values = Readonly<Partial<Record<(typeof otherNames)[number], string | undefined>>>;

/** The areas that were chosen; a slug that is none counts as not chosen. */
export const chosenOthers = (values: Values, known: readonly { id: AreaId; slug: string }[]): AreaId[] =>
  otherNames.flatMap((name) => known.find(({ slug }) => slug === values[name])?.id ?? []);

/** Areas as the boxes show them. */
export const shownOthers = (others: readonly { slug: string }[]): Record<string, string> =>
  Object.fromEntries(otherNames.map((name, index) => [name, others[index]?.slug ?? '']));

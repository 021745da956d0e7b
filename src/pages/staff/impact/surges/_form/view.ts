import type { Mistakes } from '#lib/web/form.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import type { answerNew } from './answer-new.ts';

/** The form that opens a surge, as it is shown. */
export type NewView = Exclude<Awaited<ReturnType<typeof answerNew>>, { written: string }>;

/** What is said beside each box: mistakes, and what the text check found. */
export const shownErrors = ({
  errors,
  concerns,
}: {
  errors: Mistakes;
  concerns: readonly Concern[];
}): Mistakes => ({ ...Object.fromEntries(concerns.map(({ field, words }) => [field, words])), ...errors });

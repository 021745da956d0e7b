import { fieldsOf } from '#lib/ui/field.ts';
import type { Mistakes } from '#lib/web/form.ts';
import type { ObservationView } from './answer.ts';
import { mostUsed, options } from './options.ts';

const beside = ['effect', 'source', 'corroboration', 'confidence', 'told', 'media', 'marking', 'sharing'];

/** What the form says of its boxes, offers first to this officer, and whether the part with the usual answers is open. */
export function shownOf({ areas, habits, values, concerns, errors: mistakes }: ObservationView) {
  const errors: Mistakes = {
    ...Object.fromEntries(concerns.map((one) => [one.field, one.words])),
    ...mistakes,
  };
  const named = areas.map(({ id, name }) => ({ value: id, text: name }));
  return {
    errors,
    field: fieldsOf(values, errors),
    on: { day: values['on-day'], month: values['on-month'], year: values['on-year'] },
    often: mostUsed(named, habits.areas),
    oftenIssues: mostUsed(options.category, habits.categories),
    // Who is in a hurry leaves it closed; a mistake in it opens it.
    isOpen: Boolean(values.effect || values.media) || beside.some((name) => errors[name]),
  };
}

import type { EventView } from './_answer-event.ts';
import { heldDates } from './_preview-rows.ts';

/** Whether nothing is in the way of making a series of which the dates are shown. */
export const isToBeMade = ({ preview, errors }: EventView): boolean =>
  preview !== null && Object.keys(errors).length === 0;

/** What the button of an event's form says: what is about to be saved, or that it is saved in spite of a warning. */
export function saveWords(view: EventView, plain: string): string {
  if (view.warnings) return 'Save it all the same';
  return view.preview && isToBeMade(view) ? `Save ${heldDates(view.preview.dates)} as drafts` : plain;
}

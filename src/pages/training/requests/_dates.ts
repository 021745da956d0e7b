import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { DatesOfferId } from '#db/schema/training-requests.ts';
import { acceptDate, declineDates } from '#lib/training/requests/answer.ts';
import { answerByFrom } from '#lib/training/requests/ask.ts';
import type { Typed } from '#lib/web/form.ts';
import { dateFields } from './_ask-form.ts';
import { answerChange } from './_change.ts';
import { readWantedDates } from './_wanted-dates.ts';

const datesForm = z.object({
  // Which request the form saw: changed since, it is not answered.
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  offer: z.string({ error: 'Choose a date, or say that none suits' }),
  ...dateFields,
});

/** Answers the offered dates: takes one, or turns all down and says which would suit. */
export function datesPage(Astro: AstroGlobal) {
  const { db, now } = Astro.locals;
  const wanted = (values: Typed<typeof datesForm>) => readWantedDates(values, answerByFrom(now));
  return answerChange(Astro, datesForm, {
    isPossible: ({ may }) => may.answer,
    filled: ({ found }) => ({ sequence: String(found.request.sequence) }),
    news: ({ offer }) => (offer === 'none' ? 'other-dates' : 'accepted'),
    check: (values) => (values.offer === 'none' ? wanted(values).errors : {}),
    words: { 'no offer': 'This date is not held any more. Choose another, or say which would suit you.' },
    change: ({ actor, id }, { sequence, offer, ...boxes }) =>
      offer === 'none'
        ? declineDates(db, actor, id, { sequence, dates: wanted(boxesOf(boxes)).dates }, now)
        : acceptDate(db, actor, id, { sequence, offerId: offer as DatesOfferId }, now),
  });
}

const boxesOf = (boxes: Omit<z.output<typeof datesForm>, 'sequence' | 'offer'>) =>
  ({ part1: '', part2: '', part3: '', ...boxes, sequence: '', offer: '' }) as Typed<typeof datesForm>;

import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { checkText } from '#lib/guard/check.ts';
import { codes } from '#lib/impact/codes.ts';
import { answerAdvice } from '#lib/impact/consultation/answer-advice.ts';
import { recordAdvice } from '#lib/impact/consultation/record-advice.ts';
import type { Form, Mistakes } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { readDay, typedDay } from '#lib/web/typed-dates.ts';
import { answerGuarded } from '../_guarded-form.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { placesOf } from '../_places.ts';
import { sentences } from '../_refusals.ts';

const text = (max: number) =>
  z
    .string()
    .max(max, { error: `Shorten it to ${max.toLocaleString('en-GB')} characters or fewer` })
    .optional();
const form = z.object({
  do: z.enum(['record', 'answer'], { error: 'Choose what you want to record' }),
  body: text(120),
  'on-day': z.string().optional(),
  'on-month': z.string().optional(),
  'on-year': z.string().optional(),
  advice: text(2000),
  id: z.string().optional(),
  answer: z.enum(codes.answer).optional(),
  because: text(1000),
  reason: text(500),
});
type Values = Form<typeof form>['values'];

const dayIn = (values: Values) =>
  readDay({ day: values['on-day'], month: values['on-month'], year: values['on-year'] });

/** Answers the forms of the consultation page: advice that was given, or what is made of it. */
export const answerConsultation = (
  page: Pick<AstroGlobal, 'request' | 'response' | 'locals'>,
  open: OpenImpact,
) => {
  const today = typedDay(open.today);
  return answerGuarded(page, page.locals, {
    ...{ schema: form, form: 'impact_advice', id: open.id, sentences },
    // The name of a body reads like that of a person: it has a check of its own.
    ...{ texts: ['advice', 'because'], places: placesOf(open), wrong: wrongIn },
    filled: { 'on-day': today.day, 'on-month': today.month, 'on-year': today.year },
    verb: async (tx, value) => {
      const { officer, id, now } = open;
      if (value.do === 'answer') {
        const said = { answer: value.answer!, reason: value.because! };
        const about = { id, advice: readId<'impact_advice'>(value.id) };
        const answered = await answerAdvice(tx, officer, about, said, now);
        return answered.ok ? { ok: true as const, value: 'answered' } : answered;
      }
      const givenOn = dayIn(value as unknown as Values)!;
      const given = { body: value.body!, givenOn, advice: value.advice! };
      const recorded = await recordAdvice(tx, officer, id, given, now);
      return recorded.ok ? { ok: true as const, value: 'advised' } : recorded;
    },
  });
};

function wrongIn({ values }: Form<typeof form>): Mistakes {
  if (values.do === 'answer')
    return {
      ...(values.answer ? {} : { answer: 'Choose what is made of the advice' }),
      ...(values.because ? {} : { because: 'Say why: whoever gave it is owed the reason' }),
    };
  if (values.do !== 'record') return {};
  return {
    ...(values.body ? {} : { body: 'Enter the body that gave it, like Luton Independent Advisory Group' }),
    ...(checkText(values.body).length > 0
      ? { body: 'Enter the body as a whole, and nothing about a person' }
      : {}),
    ...(values.advice ? {} : { advice: 'Write down the advice' }),
    ...(dayIn(values) ? {} : { on: 'Enter the day, like 3 12 2026' }),
  };
}

import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { QuestionKind } from '#db/schema/registrations.ts';
import { addQuestion, removeQuestion } from '#lib/calendar/registrations/questions/write.ts';
import type { Outcome } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line, wholeNumber } from '#lib/web/fields.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { checkedText } from '../../../../_checked-text.ts';
import type { openDesk } from './_open.ts';

type Open = NonNullable<Awaited<ReturnType<typeof openDesk>>>;

const kinds = ['words', 'yes_no', 'choice'] as const satisfies readonly QuestionKind[];

const written = (name: string) =>
  z.string().max(1000, { error: `Shorten ${name} to 1,000 characters or fewer` });

const questionForm = z
  .object({
    remove: z.string().optional(),
    words: checkedText(line('the question', 150)).optional(),
    hint: checkedText(written('the hint')).optional(),
    kind: z.enum(kinds, { error: 'Choose how it is answered' }).optional(),
    choices: checkedText(written('the answers')).optional(),
    required: z.boolean(),
    keepDays: wholeNumber('Enter a number of days from 0 to 30', 0, 30).optional(),
  })
  .superRefine(({ remove, words, kind, choices, keepDays }, context) => {
    if (remove) return;
    const miss = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (!words) miss('words', 'Enter the question');
    if (!kind) miss('kind', 'Choose how it is answered');
    if (kind === 'choice' && choicesIn(choices).length < 2)
      miss('choices', 'Enter two answers or more, one a line');
    if (keepDays === undefined) miss('keepDays', 'Enter a number of days from 0 to 30');
  });

type Asked = z.output<typeof questionForm>;

const choicesIn = (text = ''): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((one) => one.trim().slice(0, 100))
      .filter(Boolean),
  ),
];

const wording: Record<string, Mistakes> = {
  'no such event': { words: 'This event is not there any more' },
  'no such question': { words: 'That question was removed already' },
  'asks too much': {
    words: 'We do not ask this of anybody who comes to an event. Ask what would help them take part instead',
  },
  'enough questions': { words: 'Six questions are asked already. Remove one first' },
};

/** Answers the page of the questions: adds the one that was written, or removes the one that was pressed. */
export const answerQuestions = (Astro: AstroGlobal, { db, officer, event, now }: Open) => {
  const change = async (asked: Asked): Promise<Outcome<unknown, string>> => {
    const id = asked.remove ? readId<'event_question'>(asked.remove) : null;
    if (id) return removeQuestion(db, officer, { eventId: event.id, id }, now);
    return addQuestion(db, officer, event.id, questionOf(asked), now);
  };
  return answerForm(Astro, questionForm, change, (why) => wording[why] ?? {}, { keepDays: '7' });
};

const questionOf = ({ words = '', hint, kind = 'words', choices, required, keepDays = 0 }: Asked) => ({
  ...{ words, hint: hint ?? null, kind, isRequired: required, keepDays },
  choices: kind === 'choice' ? choicesIn(choices) : [],
});

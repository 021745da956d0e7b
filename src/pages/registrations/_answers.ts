import type { Question } from '#lib/calendar/registrations/questions/list.ts';
import type { RegistrationRequest } from '#lib/calendar/registrations/request.ts';
import type { Mistakes } from '#lib/web/form.ts';
import type { AnswerField } from './_register-form.ts';

type Given = Partial<Record<AnswerField, string | undefined>>;

/** The field in which the question at a place of the list is answered. */
export const answerField = (index: number): AnswerField => `q${index + 1}` as AnswerField;

const yesOrNo = ['Yes', 'No'];

/** What can be chosen as an answer; empty where it is written. */
export const choicesOf = ({ kind, choices }: Pick<Question, 'kind' | 'choices'>): readonly string[] =>
  kind === 'yes_no' ? yesOrNo : kind === 'choice' ? choices : [];

/** The answers to the questions of an event, and what is wrong with them. */
export function readAnswers(
  questions: readonly Question[],
  given: Given,
): { answers: RegistrationRequest['answers']; errors: Mistakes } {
  const errors: Mistakes = {};
  const answers = questions.flatMap((question, index) => {
    const field = answerField(index);
    const answer = given[field]?.trim();
    const choices = choicesOf(question);
    if (!answer && question.isRequired)
      errors[field] =
        choices.length > 0 ? `Choose an answer: ${question.words}` : `Answer: ${question.words}`;
    if (answer && choices.length > 0 && !choices.includes(answer))
      errors[field] = 'Choose one of the answers';
    return answer ? [{ questionId: question.id, answer }] : [];
  });
  return { answers, errors };
}

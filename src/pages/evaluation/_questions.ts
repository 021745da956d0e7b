import { z } from 'astro/zod';
import type { Stage } from '#db/schema/evaluation-answers.ts';
import type { evaluationTemplate } from '#db/schema/evaluations.ts';
import type { Answers } from '#lib/training/evaluation/answer.ts';
import { type ChangeCode, changes, type Reaction, reactions } from '#lib/training/evaluation/words.ts';
import { checkedText } from '../_checked-text.ts';

type Template = typeof evaluationTemplate.$inferSelect;

/** Of the questions about the course, months later only the first is worth asking again. */
export const reactionsAt = (stage: Stage) => (stage === 'end' ? reactions : reactions.slice(0, 1));

const score = z.enum(['1', '2', '3', '4', '5'], { error: 'Choose one of the five' }).optional();
const comment = z.string().max(1000, { error: 'Shorten your comment to 1,000 characters or fewer' });

/** The form of a template at a stage. Nothing must be answered but something. */
export function evaluationForm({ outcomes, scenarios }: Template, stage: Stage) {
  const scores = [
    ...reactionsAt(stage).map(({ code }) => code),
    ...outcomes.flatMap(({ code }) =>
      stage === 'end' ? [`before-${code}`, `now-${code}`] : [`now-${code}`],
    ),
  ];
  const choices = scenarios.map(({ code, answers }) => {
    const one = z.enum(answers.map((answer) => answer.code) as [string, ...string[]], {
      error: 'Choose one of the answers',
    });
    return [`scenario-${code}`, one.optional()] as const;
  });
  return z
    .object({
      ...Object.fromEntries(scores.map((name) => [name, score])),
      ...Object.fromEntries(choices),
      changes: z.array(z.enum(changes.map(({ code }) => code) as [ChangeCode, ...ChangeCode[]])),
      comment: checkedText(comment).optional(),
      copy: z.string().max(60).optional(),
    })
    .refine(hasAnswer, { path: ['useful'], error: 'Answer at least one question, whichever you like' });
}

const hasAnswer = ({ copy: _copy, ...given }: Record<string, unknown>): boolean =>
  Object.values(given).some((value) => (Array.isArray(value) ? value.length > 0 : value !== undefined));

type Given = Record<string, string | string[] | undefined>;

/** What was chosen, as it is kept. */
export function answersOf({ outcomes, scenarios }: Template, given: Given): Answers {
  const number = (name: string) => (given[name] === undefined ? undefined : Number(given[name]));
  const text = (name: string) => (given[name] as string | undefined) ?? null;
  return {
    ...(Object.fromEntries(
      reactions.flatMap(({ code, column }) => (given[code] === undefined ? [] : [[column, number(code)]])),
    ) as Partial<Record<Reaction, number>>),
    confidence: outcomes.flatMap(({ code }) => {
      const [before, now] = [number(`before-${code}`), number(`now-${code}`)];
      if (before === undefined && now === undefined) return [];
      return [{ outcome: code, ...(before && { before }), ...(now && { now }) }];
    }),
    scenarios: scenarios.flatMap(({ code }) => {
      const answer = text(`scenario-${code}`);
      return answer ? [{ scenario: code, answer }] : [];
    }),
    changes: (given['changes'] ?? []) as ChangeCode[],
    comment: text('comment'),
  };
}

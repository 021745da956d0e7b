import { changes } from '#lib/training/evaluation/words.ts';
import type { Stage } from '../../schema/evaluation-answers.ts';
import type { EvaluationTemplate } from '../reference/evaluation-templates.ts';
import type { Chance } from './chance.ts';
import { comments } from './comments.ts';

// How sure people are on average before, and what a session adds. Deciding not to refer begins lowest.
const before: Readonly<Record<string, number>> = { not_refer: 1.9, beliefs: 2.4, after: 2, advice: 3.1 };
const gain: Readonly<Record<string, number>> = { not_refer: 1.8, beliefs: 1.5, after: 1.7, advice: 1.2 };
// In a hundred, who choose the best answer.
const best: Readonly<Record<string, number>> = {
  pressure: 64,
  cause: 74,
  essay: 71,
  rumour: 78,
  tonight: 95,
};
const changed: Readonly<Record<string, number>> = {
  talked: 31,
  advice: 38,
  not_referred: 17,
  referred: 6,
  colleagues: 52,
  policy: 21,
  debate: 24,
};
// What is left after months of what a session added.
const lasting: Readonly<Record<Stage, number>> = { end: 1, three_months: 0.88, six_months: 0.8 };

/**
 * One made-up answer: people are surer after than before, forget a little, and skip what they like.
 *
 * @param flair how much better than others this session went
 */
export function answerOf(
  { outcomes, scenarios }: EvaluationTemplate,
  { stage, flair }: { stage: Stage; flair: number },
  luck: Chance,
) {
  const { next } = luck;
  const isEnd = stage === 'end';
  const own = (next() - 0.5) * 1.4;
  const near = (middle: number) => Math.min(5, Math.max(1, Math.round(middle + own + (next() - 0.5) * 1.6)));
  const score = () => Math.min(5, Math.max(1, Math.round(4.3 + flair + own * 0.6 + (next() - 0.5) * 1.5)));
  return {
    id: crypto.randomUUID(),
    useful: next() < 0.97 ? score() : null,
    relevant: isEnd && next() < 0.96 ? score() : null,
    well_led: isEnd && next() < 0.96 ? score() : null,
    recommend: isEnd && next() < 0.95 ? score() : null,
    confidence: outcomes
      .filter(() => next() < 0.96)
      .map(({ code }) => {
        const start = before[code] ?? 2.6;
        const now = near(start + ((gain[code] ?? 1.4) + flair) * lasting[stage]);
        return isEnd ? { outcome: code, before: near(start), now } : { outcome: code, now };
      }),
    scenarios: scenarios.filter(() => next() < 0.93).map((one) => choose(one, luck)),
    changes: isEnd ? [] : changesOf(luck),
    comment: next() < 0.035 ? comments[Math.floor(next() * comments.length)]! : null,
  };
}

function choose({ code, answers, best: right }: EvaluationTemplate['scenarios'][number], luck: Chance) {
  const others = answers.filter((one) => one.code !== right);
  const answer = luck.next() * 100 < (best[code] ?? 84) ? right : luck.pick(others).code;
  return { scenario: code, answer };
}

function changesOf({ next }: Chance): string[] {
  const said = changes.filter(({ code }) => next() * 100 < (changed[code] ?? 0)).map(({ code }) => code);
  return said.length > 0 ? said : ['nothing'];
}

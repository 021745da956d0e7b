import type { Db } from '#db/client.ts';
import { evaluationTemplate, type OutcomeItem, type ScenarioItem } from '#db/schema/evaluations.ts';
import { type Counts, countAnswers, countAsked, given, mean } from './counts.ts';
import type { Scope } from './scope.ts';
import { smallest } from './smallest.ts';
import { changes, reactions } from './words.ts';

export type Figures = Awaited<ReturnType<typeof evaluationFigures>>;

/**
 * What those who answered have said, in totals. Below five replies there is nothing to see but that.
 *
 * Of a stage months later, "before" is how sure people were at the end.
 */
export async function evaluationFigures(db: Db, scope: Scope, now: Temporal.Instant) {
  const { stage } = scope.filter;
  const [counts, atTheEnd, asked, templates] = await Promise.all([
    countAnswers(db, scope, now),
    stage === 'end' ? null : countAnswers(db, scope, now, 'end'),
    countAsked(db, scope, now),
    db.select().from(evaluationTemplate),
  ]);
  const replies = given(counts, 'replies');
  const isShown = replies >= smallest;
  const shown = isShown ? counts : new Map();
  const outcomes = once(templates.flatMap((one) => one.outcomes));
  const scenarios = once(templates.flatMap((one) => one.scenarios));
  return {
    asked,
    replies,
    isShown,
    reactions: reactions
      .map(({ code, text }) => ({ code, text, mean: mean(shown, code, smallest) }))
      .filter((one) => one.mean !== null),
    outcomes: outcomesOf(outcomes, { counts: shown, earlier: atTheEnd }),
    scenarios: scenarios.flatMap((one) => scenarioOf(one, shown)),
    changes: changesOf(shown, replies),
  };
}

// The same code means the same words in every template: those that are not asked have no answers.
const once = <Item extends { code: string }>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [item.code, item])).values(),
];

type Earlier = { counts: Counts; earlier: Counts | null };

function outcomesOf(outcomes: readonly OutcomeItem[], { counts, earlier }: Earlier) {
  return outcomes
    .filter(({ code }) => given(counts, `now:${code}`) > 0)
    .map(({ code, text }) => {
      const now = mean(counts, `now:${code}`, smallest);
      const before = earlier
        ? mean(earlier, `now:${code}`, smallest)
        : mean(counts, `before:${code}`, smallest);
      return { code, text, pair: now !== null && before !== null ? { before, now } : null };
    })
    .sort((one, other) => Number(other.code === 'not_refer') - Number(one.code === 'not_refer'));
}

function scenarioOf({ code, text, answers, best, because }: ScenarioItem, counts: Counts) {
  const all = given(counts, `scenario:${code}`);
  if (all < smallest) return [];
  const said = (answer: string) => counts.get(`scenario:${code}`)?.get(answer) ?? 0;
  const rows = answers.map((one) => ({ ...one, count: said(one.code), isBest: one.code === best }));
  return [{ code, text, because, all, best: said(best), answers: rows }];
}

const changesOf = (counts: Counts, replies: number) =>
  replies < smallest || !counts.has('change')
    ? []
    : changes.map(({ code, text }) => ({ code, text, count: counts.get('change')?.get(code) ?? 0 }));

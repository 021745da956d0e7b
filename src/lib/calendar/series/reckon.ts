import { RRuleTemporal } from 'rrule-temporal';
import type { Rule } from './rule.ts';
import { ruleText } from './rule-text.ts';

type Day = Temporal.PlainDate;

/**
 * The days that a rule gives, from its first on, in order; those that are left out later are still among them.
 *
 * Days are reckoned without a clock and without a zone, so no change of the clocks can move them. A day that a
 * month does not have is left out and does not count, as RFC 5545 has it.
 *
 * @param first the day the series begins; it is given only if the rule fits it (see `fits`)
 * @param limit how many at the most
 * @param to the last day that is asked for
 */
export function ruleDays(rule: Rule, first: Day, { limit, to }: { limit: number; to?: Day }): Day[] {
  const last = endDay(rule, to);
  const days = engine(rule, first, { limit, last })
    .all()
    .map((at) => at.toPlainDate());
  return days.filter((day) => !last || Temporal.PlainDate.compare(day, last) <= 0).slice(0, limit);
}

/** Whether a day is one of those a rule gives, so that a series may begin with it. */
export const fits = (rule: Rule, first: Day): boolean =>
  ruleDays(rule, first, { limit: 1 })[0]?.equals(first) ?? false;

/** The first day from one on that a rule gives, within ten years. */
export const firstThatFits = (rule: Rule, from: Day): Day | null =>
  ruleDays({ ...rule, end: { kind: 'never' } }, from, { limit: 1, to: from.add({ years: 10 }) })[0] ?? null;

// Where no day fits at all, nothing else would stop a rule without an end.
const farOff = (first: Day) => first.add({ years: 60 });

/** The package reckons ten times as fast when it knows beforehand where to stop: after a number, or on a day. */
function engine(rule: Rule, first: Day, { limit, last }: { limit: number; last: Day | undefined }) {
  const midnight = (on: Day) => on.toZonedDateTime('UTC');
  const given = rule.end.kind === 'count' ? rule.end.times : Infinity;
  const times = last && given === Infinity ? Infinity : Math.min(given, limit);
  const isCounted = Number.isFinite(times);
  return new RRuleTemporal({
    rruleString: ruleText({ ...rule, end: isCounted ? { kind: 'count', times } : { kind: 'never' } }, true),
    dtstart: midnight(first),
    ...(isCounted ? {} : { until: midnight(last ?? farOff(first)) }),
    temporal: Temporal,
    cache: false,
  });
}

function endDay({ end }: Rule, to: Day | undefined): Day | undefined {
  if (end.kind !== 'until') return to;
  return to && Temporal.PlainDate.compare(to, end.on) < 0 ? to : end.on;
}

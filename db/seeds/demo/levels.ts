import type { AreaId } from '../../schema/areas.ts';
import type { OfficerId } from '../../schema/officers.ts';
import {
  type AssessmentId,
  type AssessmentThreadId,
  tensionAssessment,
  type Trend,
} from '../../schema/tension-assessments.ts';
import type { Level } from '../../schema/tension-scale.ts';
import { tensionAnchors, tensionLevels } from '../reference/tension-scale.ts';
import { chance, type Chance } from './chance.ts';
import { pathOf, type Step } from './level-path.ts';
import { firstPlans, type LevelPlan, secondPlans } from './level-plans.ts';
import { type Issue, issues } from './level-words.ts';
import { insertRows, type Transaction } from './rows.ts';

type Row = typeof tensionAssessment.$inferInsert;
type People = { officer: OfficerId; analyst: OfficerId; supervisor: OfficerId; deputy: OfficerId };
type World = { areas: ReadonlyMap<string, AreaId>; home: ReadonlySet<AreaId>; people: People };

/** A year of assessments of the districts of the region, as weekly or as seldom as their levels ask for. */
export function theLevels(world: World, now: Temporal.Instant, luck: Chance = chance(4471)): Row[] {
  return [...firstPlans, ...secondPlans].flatMap((plan) => threadOf(plan, world, now, luck));
}

/** Writes them. */
export const writeLevels = (tx: Transaction, rows: readonly Row[]): Promise<void> =>
  insertRows(tx, tensionAssessment, rows);

function threadOf(plan: LevelPlan, world: World, now: Temporal.Instant, luck: Chance): Row[] {
  const areaId = world.areas.get(plan.code)!;
  const path = pathOf(plan, luck).reverse();
  const threadId = crypto.randomUUID() as AssessmentThreadId;
  const rows = path.map((step, index): Row => {
    const trend = index === path.length - 1 ? plan.trend : trendTo(step.level, path[index + 1]!.level);
    const id = index === 0 ? threadId : crypto.randomUUID();
    return {
      ...{ id: id as unknown as AssessmentId, threadId, version: index + 1, areaId },
      ...worded(issues[plan.issue], step.level, trend, luck),
      ...signed(step, world.home.has(areaId), world.people, now, luck),
    };
  });
  return ended(rows, plan, now);
}

/** Each version is replaced at the moment the next is approved; an issue that is over is closed. */
function ended(rows: readonly Row[], { isClosed }: LevelPlan, now: Temporal.Instant): Row[] {
  return rows.map((row, index) => {
    const next = rows[index + 1];
    if (next)
      return {
        ...row,
        endedAt: next.approvedAt!,
        ending: 'replaced',
        endedBy: next.approvedBy!,
        sequence: 1,
      };
    if (!isClosed) return row;
    const endedAt = row.approvedAt!.add({ hours: 24 * 9 });
    const isPast = Temporal.Instant.compare(endedAt, now) < 0;
    const endedReason = 'Quiet for a month. Those who raised it agree that it is over.';
    return isPast ? { ...row, endedAt, ending: 'closed', endedBy: row.approvedBy!, endedReason } : row;
  });
}

const trendTo = (level: Level, next: Level): Trend =>
  next > level ? 'rising' : next < level ? 'falling' : 'steady';

function worded({ category, issue, facts, why }: Issue, level: Level, trend: Trend, luck: Chance) {
  const heat = level === 1 ? 0 : level < 4 ? 1 : 2;
  const [experienced, evidenced, potential] = strandsOf(level, luck);
  return {
    ...{ category, issue, level, trend, experienced, evidenced, potential },
    experiencedWords: anchor('experienced', experienced),
    evidencedWords: anchor('evidenced', evidenced),
    potentialWords: anchor('potential', potential),
    ...{
      facts: facts[heat],
      rationale: why[heat],
      confidence: level > 3 ? ('high' as const) : luck.pick(confidences),
    },
    ...{ outlook7: trend, outlook28: level > 2 && trend !== 'rising' ? ('falling' as const) : trend },
    spread: level > 2 ? ('district' as const) : ('ward' as const),
    mitigation:
      level > 1 ? 'Named contacts rung, visits in person, one set of lines for all services.' : null,
  };
}
const confidences = ['high', 'moderate', 'moderate', 'moderate', 'low'] as const;

/** A person sets the level; the scores lie round it, and one of them is the reason. */
function strandsOf(level: Level, { next, between }: Chance): [Level, Level, Level] {
  const near = () => (next() < 0.55 ? level : Math.max(1, level - 1)) as Level;
  const scores: [Level, Level, Level] = [near(), near(), near()];
  scores[between(0, 2)] = level;
  return scores;
}

const anchor = (strand: string, score: Level) =>
  tensionAnchors.find((one) => one.strand === strand && one.score === score)!.words;

function signed({ days, level }: Step, isHome: boolean, people: People, now: Temporal.Instant, luck: Chance) {
  const today = now.toZonedDateTimeISO('Europe/London').startOfDay();
  const approvedAt = today
    .subtract({ days })
    .add({ hours: luck.between(10, 16), minutes: 5 * luck.between(0, 11) })
    .toInstant();
  const validUntil = approvedAt.add({ hours: tensionLevels[level - 1]!.review_hours });
  const writtenBy = isHome && luck.next() < 0.6 ? people.officer : people.analyst;
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO('Europe/London').toPlainDate();
  return {
    ...{
      coversFrom: day(approvedAt),
      coversTo: day(validUntil),
      validUntil,
      writtenBy,
      writers: [writtenBy],
    },
    ...{
      writtenAt: approvedAt.subtract({ hours: 3 }),
      askedAt: approvedAt.subtract({ hours: 1 }),
      approvedAt,
    },
    approvedBy: luck.next() < 0.7 ? people.supervisor : people.deputy,
  };
}

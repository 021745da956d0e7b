import type { AreaId } from '../../schema/areas.ts';
import { lesson, type LessonDecision, type LessonSource, type LessonTheme } from '../../schema/lessons.ts';
import type { IssueCategory } from '../../schema/observations.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { insertRows, type Transaction } from './rows.ts';

type World = {
  areas: ReadonlyMap<string, AreaId>;
  people: Readonly<Record<'officer' | 'supervisor' | 'deputy', OfficerId>>;
  now: Temporal.Instant;
};
type LessonSeed = {
  area: string;
  source: LessonSource;
  theme: LessonTheme;
  category: IssueCategory;
  words: string;
  willDo: string;
  /** How many days ago it was written. */
  days: number;
  decided?: readonly [decision: LessonDecision, reason: string];
};

const theLessons: readonly LessonSeed[] = [
  {
    ...{ area: 'E06000055', source: 'event', theme: 'communication', category: 'local_incident', days: 150 },
    words:
      'When the river flooded, shops heard which streets were closed from their customers. Our first words came after four hours.',
    willDo:
      'A line to use is approved within the first hour, and every shop of the list is rung before the radio has it.',
    decided: ['accepted', 'The fire in the market hall showed that it works.'],
  },
  {
    ...{
      area: 'E06000032',
      source: 'impact_assessment',
      theme: 'listening',
      category: 'inquest_or_trial',
      days: 210,
    },
    words:
      'Young people asked questions that no answer was ready for, because nobody had asked them what they would ask.',
    willDo: 'Two youth groups are asked for their questions before the answers are written.',
    decided: ['accepted', 'Agreed with the advisory group.'],
  },
  {
    ...{ area: 'E06000055', source: 'exercise', theme: 'first_hours', category: 'protest', days: 12 },
    words: 'In the exercise two officers rang the same college, and nobody rang the council.',
    willDo: 'One list of calls, in order, that says who rang whom.',
  },
  {
    ...{ area: 'E06000056', source: 'event', theme: 'planning', category: 'festival_safety', days: 90 },
    words: 'The stall was too far from the entrance, and few people came.',
    willDo: 'Every stall stands at the entrance.',
    decided: [
      'rejected',
      'Where stalls stand is for the organiser to say, and the numbers were as in other years.',
    ],
  },
];

/** Lessons in each state: accepted, waiting for a decision and rejected. */
export async function writeLessons(tx: Transaction, { areas, people, now }: World): Promise<void> {
  for (const { area, days, decided, ...about } of theLessons) {
    const writtenAt = now.subtract({ hours: days * 24 });
    const [decision, decisionReason] = decided ?? [];
    const outcome = decision
      ? { decision, decisionReason, decidedBy: people.supervisor, decidedAt: writtenAt.add({ hours: 72 }) }
      : {};
    const by = { areaId: areas.get(area)!, writtenAt, writers: [people.officer] };
    await insertRows(tx, lesson, [{ ...about, ...by, ...outcome }]);
  }
}

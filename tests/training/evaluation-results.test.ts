import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import {
  evaluationResponse,
  evaluationRound,
  evaluationTotal,
  type Stage,
} from '#db/schema/evaluation-answers.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { areasInSight } from '#lib/officers/areas.ts';
import { evaluationPurge } from '#lib/training/evaluation/purge.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { listComments } from '#lib/training/evaluation/comments.ts';
import { evaluationFigures } from '#lib/training/evaluation/figures.ts';
import { compareBy } from '#lib/training/evaluation/groups.ts';
import type { EvaluationFilter } from '#lib/training/evaluation/scope.ts';
import { olderTotals } from '#lib/training/evaluation/totals.ts';
import { anOfficer, aSession, now } from '../support/makers.ts';
import { it } from '../support/database.ts';

type Given = { stage?: Stage; on?: string; sector?: string; comment?: string; before?: number; now?: number };

/** So many answers to a session, to which ten people were asked. */
async function answers(db: Db, sessionId: SessionId, count: number, given: Given = {}) {
  const { stage = 'end', on = '2026-11-20', sector = null, comment = null, before = 2 } = given;
  await db
    .insert(evaluationRound)
    .values({
      ...{ sessionId, stage, templateCode: 'short', askedAt: now, asked: 10 },
      sectors: sector ? { [sector]: 10 } : {},
    })
    .onConflictDoNothing();
  if (count === 0) return;
  await db.insert(evaluationResponse).values(
    Array.from({ length: count }, () => ({
      ...{ sessionId, stage, templateCode: 'short', sectorCode: sector, comment, useful: 4 },
      answeredOn: Temporal.PlainDate.from(on),
      confidence: [{ outcome: 'not_refer', before, now: given.now ?? 4 }],
      scenarios: [{ scenario: 'quiet', answer: 'ask' }],
    })),
  );
}

/** How many answers go by their rule. */
const aggregate = async (db: Db, at = now) =>
  (await runPurges(db, [evaluationPurge], at))['evaluation_response'];

async function aScope(db: Db, filter: Partial<EvaluationFilter> = {}, reader?: Officer) {
  const officer = reader ?? (await anOfficer(db));
  const areas = await areasInSight(db, officer, 'seeEvaluation');
  return { officer, scope: { areas, reader: officer.id, filter: { stage: 'end' as const, ...filter } } };
}

const held = (db: Db, leadOfficerId: Officer['id'] | null = null) =>
  aSession(db, { startsAt: now.subtract({ hours: 48 }), leadOfficerId });

describe('the results of an evaluation', () => {
  it('are nothing but the number of replies while fewer than five have answered', async ({ db }) => {
    const session = await held(db);
    await answers(db, session.id, 4, { comment: 'More time for questions.' });
    const { officer, scope } = await aScope(db);
    const figures = await evaluationFigures(db, scope, now);
    expect(figures).toMatchObject({ asked: 10, replies: 4, isShown: false, outcomes: [], reactions: [] });
    expect(figures.scenarios).toEqual([]);
    expect(await listComments(db, officer, scope, now)).toEqual([]);
  });

  it('are means of what five or more have said', async ({ db }) => {
    const session = await held(db);
    await answers(db, session.id, 5);
    const { scope } = await aScope(db);
    const figures = await evaluationFigures(db, scope, now);
    expect(figures.outcomes).toEqual([
      expect.objectContaining({ code: 'not_refer', pair: { before: 2, now: 4 } }),
    ]);
    expect(figures.reactions).toEqual([expect.objectContaining({ code: 'useful', mean: 4 })]);
    expect(figures.scenarios[0]).toMatchObject({ code: 'quiet', all: 5, best: 5 });
  });

  it('after months are held against how sure people were at the end', async ({ db }) => {
    const session = await held(db);
    await answers(db, session.id, 6, { now: 5 });
    await answers(db, session.id, 5, { stage: 'three_months', now: 4 });
    const { scope } = await aScope(db, { stage: 'three_months' });
    expect((await evaluationFigures(db, scope, now)).outcomes[0]?.pair).toEqual({ before: 5, now: 4 });
  });

  it('stay within the areas of their reader', async ({ db }) => {
    const session = await held(db);
    await answers(db, session.id, 6);
    const { scope } = await aScope(db);
    expect(await evaluationFigures(db, { ...scope, areas: [] }, now)).toMatchObject({ asked: 0, replies: 0 });
  });

  it('compared hide a small group, and the next, so that it cannot be reckoned out', async ({ db }) => {
    const [ann, ben, cem] = [await anOfficer(db), await anOfficer(db), await anOfficer(db)];
    for (const [officer, count] of [
      [ann, 3],
      [ben, 6],
      [cem, 9],
    ] as const)
      // prettier-ignore
      await answers(db, (await held(db, officer.id)).id, count);
    const { scope } = await aScope(db);
    const groups = await compareBy(db, scope, 'trainer', now);
    const shown = groups.filter(({ isShown }) => isShown).map(({ key, replies }) => [key, replies]);
    expect(shown).toEqual([[cem.id, 9]]);
    expect(groups.find(({ key }) => key === ben.id)?.useful).toBeNull();
  });

  it.for(['course', 'sector', 'trainer', 'quarter'] as const)(
    'can be compared by %s',
    async (dimension, { db }) => {
      const officer = await anOfficer(db);
      await answers(db, (await held(db, officer.id)).id, 6, { sector: 'education' });
      const { scope } = await aScope(db, { sector: 'education', trainer: officer.id });
      const groups = await compareBy(db, scope, dimension, now);
      expect(groups).toEqual([
        expect.objectContaining({ asked: 10, replies: 6, useful: 4, before: 2, now: 4 }),
      ]);
    },
  );

  it('say who read the comments, in the access log', async ({ db }) => {
    await answers(db, (await held(db)).id, 5, { comment: 'Keep the small groups.' });
    const { officer, scope } = await aScope(db);
    expect(await listComments(db, officer, scope, now)).toHaveLength(5);
    const [entry] = await db.select().from(auditLog);
    expect(entry).toMatchObject({ actorId: officer.id, entity: 'evaluation_response', records: 5 });
  });
});

describe('after 24 months', () => {
  it('a sector of which enough answered in the quarter keeps its total, though few went on any one day', async ({
    db,
  }) => {
    const session = await held(db);
    for (const on of ['2024-08-01', '2024-08-02', '2024-08-05'])
      await answers(db, session.id, 2, { on, sector: 'education' });
    await answers(db, session.id, 2, { on: '2024-08-02', sector: 'health' });
    const nights = ['2026-08-01', '2026-08-02', '2026-08-05'].map((day) =>
      Temporal.Instant.from(`${day}T02:45:00Z`),
    );
    const gone = [];
    for (const night of nights) gone.push(await aggregate(db, night));
    expect(gone).toEqual([2, 4, 2]);
    const replies = (await db.select().from(evaluationTotal)).filter(({ item }) => item === 'replies');
    expect(replies.map(({ sectorCode, count }) => [sectorCode, count]).sort()).toEqual([
      [null, 2],
      ['education', 6],
    ]);
  });

  it('only totals are left, without sectors from which few answered', async ({ db }) => {
    const session = await held(db);
    await answers(db, session.id, 6, { on: '2024-08-01', sector: 'education', comment: 'Good.' });
    await answers(db, session.id, 2, { on: '2024-08-02', sector: 'health' });
    await answers(db, session.id, 5, { on: '2026-11-20' });
    expect(await aggregate(db, now)).toBe(8);
    expect(await db.select().from(evaluationResponse)).toHaveLength(5);
    const replies = (await db.select().from(evaluationTotal)).filter(({ item }) => item === 'replies');
    expect(replies.map(({ sectorCode, count }) => [sectorCode, count]).sort()).toEqual([
      [null, 2],
      ['education', 6],
    ]);
    expect(JSON.stringify(await db.select().from(evaluationTotal))).not.toContain('Good.');
    expect(await olderTotals(db, { stage: 'end' })).toEqual([
      expect.objectContaining({ replies: 8, useful: 4, before: 2, now: 4 }),
    ]);
  });

  it('and not a day before', async ({ db }) => {
    await answers(db, (await held(db)).id, 5, { on: '2026-11-20' });
    const day = Temporal.PlainDate.from('2028-11-20').toZonedDateTime('Europe/London');
    expect(await aggregate(db, day.subtract({ minutes: 1 }).toInstant())).toBe(0);
    expect(await db.$count(evaluationResponse)).toBe(5);
    expect(await aggregate(db, day.toInstant())).toBe(5);
    expect(await db.$count(evaluationResponse)).toBe(0);
  });

  it('a second run adds to the totals, and a run with nothing to do changes nothing', async ({ db }) => {
    const session = await held(db);
    await answers(db, session.id, 5, { on: '2024-08-01' });
    await aggregate(db, now);
    expect(await aggregate(db, now)).toBe(0);
    await answers(db, session.id, 5, { on: '2024-08-03' });
    await aggregate(db, now);
    expect((await olderTotals(db, { stage: 'end' }))[0]?.replies).toBe(10);
  });
});

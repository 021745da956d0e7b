import { describe, expect } from 'vitest';
import { seedDemonstration } from '#db/seeds/demo.ts';
import { area } from '#db/schema/areas.ts';
import { officer } from '#db/schema/officers.ts';
import { evaluationTemplates } from '#db/seeds/reference/evaluation-templates.ts';
import { comments } from '#db/seeds/demo/comments.ts';
import { checkText } from '#lib/guard/check.ts';
import { evaluationFigures } from '#lib/training/evaluation/figures.ts';
import { now, secret } from '../support/makers.ts';
import { it } from '../support/database.ts';

describe('the questions of an evaluation', () => {
  it('are six outcomes, when not to refer among them, and four situations with one best answer', () => {
    for (const { outcomes, scenarios } of evaluationTemplates) {
      expect(outcomes).toHaveLength(6);
      expect(outcomes.map(({ code }) => code)).toContain('not_refer');
      expect(scenarios).toHaveLength(4);
      for (const { answers, best } of scenarios)
        expect(answers.filter(({ code }) => code === best)).toHaveLength(1);
    }
  });

  it('have their best answer in no fixed place', () => {
    const places = evaluationTemplates.map(({ scenarios }) =>
      scenarios.map(({ answers, best }) => answers.findIndex(({ code }) => code === best)),
    );
    for (const each of places) expect(new Set(each).size).toBeGreaterThan(1);
  });
});

describe('the demonstration', () => {
  it('has a year of answers from about half of those asked, surer after than before', async ({
    aConnection,
  }) => {
    const { sql, db } = aConnection();
    await seedDemonstration(sql, now, secret);
    const areas = (await db.select({ id: area.id }).from(area)).map(({ id }) => id);
    const [reader] = await db.select({ id: officer.id }).from(officer);
    const scope = { areas, reader: reader!.id, filter: { stage: 'end' } as const };
    const { asked, replies, outcomes } = await evaluationFigures(db, scope, now);
    expect(replies / asked).toBeGreaterThan(0.35);
    expect(replies / asked).toBeLessThan(0.6);
    expect(outcomes[0]?.code).toBe('not_refer');
    for (const { pair } of outcomes) expect(pair!.now).toBeGreaterThan(pair!.before);
  });

  it('has comments that the text check lets through', () => {
    expect(comments.filter((text) => checkText(text).length > 0)).toEqual([]);
  });
});

import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Connection } from '#db/client.ts';
import { partner } from '#db/schema/partners.ts';
import { tensionSummary, tensionSummaryLevel } from '#db/schema/tension-summaries.ts';
import { seedDemonstration } from '#db/seeds/demo.ts';
import type { Partner } from '#lib/actor.ts';
import { areasForPartner } from '#lib/tension/summaries/for-partner.ts';
import { levelOf, levelsAt } from '#lib/tension/levels/area-levels.ts';
import { it as plain } from '../support/database.ts';
import { now, secret } from '../support/makers.ts';

const it = plain.extend<{ world: Connection }>({
  world: [
    async ({ fileDatabase }, use) => {
      await seedDemonstration(fileDatabase.sql, now, secret);
      await use(fileDatabase);
    },
    { scope: 'file' },
  ],
});

it('no summary of the demonstration says another level than the one that stood when it was approved', async ({
  world: { db },
}) => {
  const approved = await db.select().from(tensionSummary).where(isNotNull(tensionSummary.approvedAt));
  expect(approved.length).toBeGreaterThan(4);
  for (const { id, approvedAt } of approved) {
    expect(Temporal.Instant.compare(approvedAt!, now)).toBeLessThan(0);
    const rows = await db.select().from(tensionSummaryLevel).where(eq(tensionSummaryLevel.summaryId, id));
    const ids = rows.map(({ areaId }) => areaId);
    const stood = await levelsAt(db, ids, approvedAt!);
    expect(stood.size).toBeGreaterThan(0);
    for (const { areaId, state, level } of rows) {
      const set = levelOf(stood, areaId);
      expect([state, level]).toEqual([set.state, set.state === 'no information' ? null : set.level]);
    }
  }
  const waits = and(isNotNull(tensionSummary.askedAt), isNull(tensionSummary.approvedAt));
  expect(await db.$count(tensionSummary, waits)).toBe(1);
});

it('a partner of a council finds the weeks that were sent to them', async ({ world: { db } }) => {
  const [row] = await db
    .select()
    .from(partner)
    .where(eq(partner.email, 'prevent@cannbridge.council.example'));
  const areas = await areasForPartner(db, { kind: 'partner', ...row! } as Partner);
  expect(areas.map(({ name }) => name)).toEqual(['Bedfordshire', 'Essex']);
  expect(areas.every(({ isUnread }) => isUnread)).toBe(true);
});

import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { type AssessmentId, tensionAssessment } from '#db/schema/tension-assessments.ts';
import type { Level } from '#db/schema/tension-scale.ts';
import { levelOf, levelsAt } from '#lib/tension/levels/area-levels.ts';
import { ukDay } from '#lib/dates.ts';
import { wholeWords } from '../../support/assessment-makers.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';

/** A version: hours from an origin, so that endings, expiries and questions fall on the same moments often. */
type Version = { level: Level; approved: number; holds: number; ends: number | null };
type Thread = { area: number; versions: Version[] };

const at = (hours: number) => now.add({ hours });
const version = fc.record({
  level: fc.integer({ min: 1, max: 5 }) as fc.Arbitrary<Level>,
  gap: fc.integer({ min: 0, max: 4 }),
  holds: fc.integer({ min: 1, max: 6 }),
  ends: fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }),
  isDraft: fc.boolean(),
});
// A version stands until the next takes its place, or until somebody ends it before.
const thread = fc
  .record({ area: fc.nat(2), parts: fc.array(version, { minLength: 1, maxLength: 4 }) })
  .map(({ area, parts }): Thread => {
    let from = 0;
    const versions = parts.map(({ level, gap, holds, ends }, index) => {
      const approved = from + gap;
      const isLast = index === parts.length - 1;
      from = approved + (ends ?? 3);
      return { level, approved, holds, ends: isLast && ends === null ? null : from };
    });
    return { area, versions };
  });
const world = fc.array(thread, { minLength: 1, maxLength: 4 });

async function write(
  db: Db,
  threads: readonly Thread[],
  areas: readonly AreaId[],
  [author, approver]: readonly [OfficerId, OfficerId],
) {
  const { gaps: _gaps, observations: _grounds, ...words } = wholeWords;
  const days = { coversFrom: ukDay(now), coversTo: ukDay(now) };
  const rows = threads.flatMap(({ area, versions }) => {
    const threadId = crypto.randomUUID() as never;
    return versions.map(({ level, approved, holds, ends }, index) => ({
      ...{ ...words, ...days, id: crypto.randomUUID() as AssessmentId, threadId, version: index + 1, level },
      ...{ areaId: areas[area]!, category: 'other' as const, writtenAt: at(-1), writtenBy: author },
      ...{ writers: [author], askedAt: at(-1), approvedAt: at(approved), approvedBy: approver },
      ...{ validUntil: at(approved + holds), endedAt: ends === null ? null : at(ends) },
      ...(ends === null
        ? { ending: null, endedBy: null, endedReason: null }
        : { ending: 'closed' as const, endedBy: approver, endedReason: 'Over' }),
    }));
  });
  await db.insert(tensionAssessment).values(rows);
}

/** What anybody would say of an area, written without looking at how the answer is read. */
function plainly(threads: readonly Thread[], area: number, moment: number): string {
  const standing = threads
    .filter((one) => one.area === area)
    .flatMap(({ versions }) => versions)
    .filter(({ approved, ends }) => approved <= moment && (ends === null || moment < ends));
  if (standing.length === 0) return 'no information';
  const gravest = Math.max(...standing.map(({ level }) => level));
  const holds = standing.some(
    ({ level, approved, holds: hours }) => level === gravest && moment < approved + hours,
  );
  return holds ? `current ${gravest}` : `out of date ${gravest}`;
}

describe('the level of an area', () => {
  it('is what the standing versions say while they hold, and never reads as current once they expired', async ({
    db,
  }) => {
    const slugs = ['bedford', 'luton', 'central-bedfordshire'];
    const areas = await Promise.all(slugs.map((slug) => theArea(db, slug)));
    const people = [(await anOfficer(db)).id, (await anOfficer(db)).id] as const;
    class Undone extends Error {}
    const holds = async (threads: Thread[], moments: number[]) => {
      const rolledBack = db.transaction(async (tx) => {
        await write(tx, threads, areas, people);
        for (const moment of moments) {
          const levels = await levelsAt(tx, areas, at(moment));
          for (const [index, area] of areas.entries()) {
            const read = levelOf(levels, area);
            const said = read.state === 'no information' ? read.state : `${read.state} ${read.level}`;
            expect(said).toBe(plainly(threads, index, moment));
            if (read.state === 'current')
              expect(Temporal.Instant.compare(at(moment), read.validUntil)).toBe(-1);
          }
        }
        throw new Undone();
      });
      await rolledBack.catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error;
      });
    };
    const moments = fc.array(fc.integer({ min: -1, max: 40 }), { minLength: 1, maxLength: 6 });
    await fc.assert(fc.asyncProperty(world, moments, holds), { numRuns: 80 });
  }, 60_000);
});

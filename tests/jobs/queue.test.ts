import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import { expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { enqueue, type JobName } from '#lib/jobs/queue.ts';
import { it } from '../support/database.ts';

// What is different in every job, and which of our queues each is in says the test.
const jobs = async (db: Db) =>
  (
    await db.execute<{ job: object }>(sql`
    select to_jsonb(job) - 'id' as job from pgboss.job order by data ->> 'by'`)
  ).map(({ job }) => job);

it('queues a job as pg-boss itself would', async ({ db, ownUrl }) => {
  const boss = new PgBoss({ connectionString: ownUrl, supervise: false, schedule: false, migrate: false });
  await boss.start();
  await enqueue(db, 'deliver-mail', { by: 'a' });
  await boss.send(
    'deliver-mail',
    { by: 'b' },
    {
      db: fromDrizzle(db as Parameters<typeof fromDrizzle>[0], sql),
    },
  );
  await boss.stop({ graceful: false });
  const [ours, theirs] = await jobs(db);
  expect(ours).toEqual({ ...theirs, data: { by: 'a' } });
});

it('fails where there is no such queue, so that nothing is promised that nobody will do', async ({ db }) => {
  await expect(enqueue(db, 'paint-the-fence' as JobName, {})).rejects.toThrow('paint-the-fence');
});

import { measureBookings } from './bookings.ts';
import { measurePage } from './pages.ts';
import { memoryOf, pinMyself } from './processor.ts';
import type { Reading } from './rounds.ts';
import { shown, table } from './table.ts';
import { openWorld } from './world.ts';

// `npm run bench`: nothing here passes or fails; it prints what this machine shows today.
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
const world = await openWorld();
pinMyself(1);

const heading = ['', 'per second', 'p99 ms', 'ceiling', 'p99 ms', 'of the ceiling', 'µs each', 'µs database'];
const row = (name: string, ours: Reading, ceiling: Reading): string[] => [
  name,
  shown(ours.perSecond),
  shown(ours.p99),
  shown(ceiling.perSecond),
  shown(ceiling.p99),
  `${Math.round((100 * ours.perSecond) / ceiling.perSecond)}%`,
  shown(ours.each),
  shown(ours.databaseEach),
];

const rows: string[][] = [];
const only = process.env['BENCH_ONLY'];
try {
  if (only !== 'bookings')
    for (const path of ['/', '/training', `/training/sessions/${world.session}`]) {
      const { ours, bare } = await measurePage(world, path, rounds);
      rows.push(row(path, ours, bare));
      console.log(rows.at(-1), memoryOf(world.site.pid));
    }
  if (only !== 'pages')
    for (const [name, spread] of Object.entries({
      'one hot session': { sessions: 1, bookings: 900 },
      '200 sessions': { sessions: 200, bookings: 2000 },
    })) {
      const { bare, verb, form } = await measureBookings(world, spread, rounds);
      rows.push(row(`booking verb, ${name}`, verb, bare), row(`booking form, ${name}`, form, bare));
      rows.push(row(`bare transaction, ${name}`, bare, bare));
      console.log(table(heading, rows), memoryOf(world.site.pid));
    }
  console.log(table(heading, rows));
  console.log(memoryOf(world.site.pid));
} finally {
  await world.stop();
}

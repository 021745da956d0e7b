import type { Db } from '#db/client.ts';
import type { Actor } from '#lib/actor.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { type EntryScope, officerNames } from '../find-entries.ts';
import { record } from '../record.ts';
import { busiestHours, outsideAreas, shownDays, usualDays, viewingDays } from './days.ts';
import { type Viewing, viewings } from './usual.ts';

export type NamedViewing = Viewing & { name: string };

/** The last 30 days of each officer in figures, by name; the look is recorded. */
export async function listViewing(
  db: Db,
  actor: Actor,
  scope: EntryScope,
  now: Temporal.Instant,
): Promise<{ rows: NamedViewing[]; first: Temporal.PlainDate; last: Temporal.PlainDate }> {
  const last = ukDay(now);
  const first = last.subtract({ days: shownDays - 1 });
  const since = ukMoment(first, new Temporal.PlainTime());
  const long = ukMoment(first.subtract({ days: usualDays }), new Temporal.PlainTime());
  const [days, hours, outside] = [
    await viewingDays(db, scope, long),
    await busiestHours(db, scope, since),
    await outsideAreas(db, scope, since),
  ];
  const found = viewings(days, { first, last }, { hours, outside });
  const ids = found.map(({ officerId }) => officerId);
  await record(db, actor, { operation: 'consult', entity: 'officer', ids, fields: ['access_history'] }, now);
  const names = await officerNames(db, ids);
  const rows = found.map((one) => ({ ...one, name: names.get(one.officerId) ?? 'Account erased' }));
  return { rows: rows.sort((one, other) => one.name.localeCompare(other.name)), first, last };
}

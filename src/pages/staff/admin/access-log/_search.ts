import type { Officer } from '#lib/actor.ts';
import { type EntryScope, findEntries, officerNames } from '#lib/audit/find-entries.ts';
import { record } from '#lib/audit/record.ts';
import { dayMistakes, filterOf, readAsked, readNumber } from './_filter.ts';

type Open = { officer: Officer; db: App.Locals['db']; scope: EntryScope; now: Temporal.Instant };

/** One page of what was asked of the log; that it was looked at is an entry of its own. */
export async function searchLog({ officer, db, scope, now }: Open, query: URLSearchParams) {
  const asked = readAsked(query);
  const errors = dayMistakes(asked);
  const filter = await filterOf(db, asked, readNumber(query.get('after')));
  const { rows, hasMore } = await findEntries(db, scope, filter);
  const ids = rows.map(({ id }) => String(id));
  await record(db, officer, { operation: 'consult', entity: 'audit_log', ids }, now);
  const names = await officerNames(
    db,
    rows.filter(({ actorKind }) => actorKind === 'officer').map(({ actorId }) => actorId),
  );
  return { asked, errors, rows, hasMore, names };
}

import { observationTriage, type TriageAct } from '../../schema/observation-triage.ts';
import type { ObservationId } from '../../schema/observations.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { insertRows, type Transaction } from './rows.ts';

type Row = typeof observationTriage.$inferInsert;
type Seen = { id: ObservationId; before: ObservationId | null; noticedAt: Date };
// The last two weeks wait.
const days = 14;

const reasons = [
  'Checked with the council: it did not happen there.',
  'Sent twice: the same as the one of the day before.',
];

/** What became of the observations of the year: most are kept, some are linked, put together or thrown out. */
export async function writeTriage(
  tx: Transaction,
  officers: readonly OfficerId[],
  now: Temporal.Instant,
): Promise<void> {
  const seen = await tx<Seen[]>`
    select id, noticed_at as "noticedAt", lag(id) over (order by noticed_at, id) as before
    from tension_observation where noticed_at < ${now.subtract({ hours: 24 * days }).toString()}
    order by noticed_at, id`;
  await insertRows(
    tx,
    observationTriage,
    seen.map((one, at) => stepOf(one, at, officers)),
  );
}

function stepOf({ id, before, noticedAt }: Seen, at: number, officers: readonly OfficerId[]): Row {
  const act = actOf(at, before);
  return {
    ...{ observationId: id, act, otherId: act === 'linked' || act === 'merged' ? before : null },
    reason: act === 'discarded' ? reasons[at % reasons.length]! : null,
    doneAt: noticedAt.toTemporalInstant().add({ hours: 20 + (at % 30) }),
    doneBy: officers[at % officers.length]!,
  };
}

// Never two that leave after each other: what is put with another stays.
function actOf(at: number, before: ObservationId | null): TriageAct {
  if (!before) return 'noted';
  if (at % 9 === 4) return 'merged';
  if (at % 11 === 6) return at % 9 === 3 ? 'noted' : 'discarded';
  return at % 7 === 2 ? 'linked' : 'noted';
}

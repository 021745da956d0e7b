import type { Db } from '#db/client.ts';
import type { Outcome } from '#lib/outcome.ts';
import { noteOverride } from '#lib/privacy/note-override.ts';
import type { Sent } from '#lib/tension/returns/keep.ts';

type Passed = { findings: readonly string[]; reason: string | undefined };

/** Sends a return, and in the same transaction that somebody went past the text check. */
export const withOverride = <Reason extends string>(
  db: Db,
  { findings, reason }: Passed,
  send: (tx: Db) => Promise<Outcome<Sent, Reason>>,
  now: Temporal.Instant,
): Promise<Outcome<Sent, Reason>> =>
  db.transaction(async (tx) => {
    const outcome = await send(tx);
    const about = { form: 'tension return', entity: 'tension_return' };
    if (outcome.ok && outcome.value.isNew && reason && findings.length > 0)
      await noteOverride(tx, { ...about, entityId: outcome.value.id, findings, reason }, now);
    return outcome;
  });

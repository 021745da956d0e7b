import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import type { EventId } from '#db/schema/events.ts';
import { aroseAt } from '#lib/tension/triage/decide.ts';
import type { Outcome } from '#lib/outcome.ts';
import { noteOverride } from '#lib/privacy/note-override.ts';
import type { ObservationGiven } from '#lib/tension/observations/given.ts';
import {
  type Recorded,
  type RecordingRefusal,
  recordObservation,
} from '#lib/tension/observations/record-observation.ts';

type Beside = { findings: readonly string[]; reason: string | undefined; eventId: EventId | null };

/** Writes the observation, at which event it came up, and in the same transaction that somebody went past the text check. */
export function write(
  { db, now }: AstroGlobal['locals'],
  officer: Officer,
  given: ObservationGiven,
  { findings, reason, eventId }: Beside,
): Promise<Outcome<Recorded, RecordingRefusal>> {
  return db.transaction(async (tx) => {
    const outcome = await recordObservation(tx, officer, given, now);
    const about = { form: 'observation', entity: 'tension_observation' };
    if (outcome.ok && outcome.value.isNew && reason && findings.length > 0)
      await noteOverride(tx, { ...about, entityId: outcome.value.id, findings, reason }, now);
    if (outcome.ok && outcome.value.isNew && eventId)
      await aroseAt(tx, officer, { id: outcome.value.id, eventId }, now);
    return outcome;
  });
}

import type { Db } from '#db/client.ts';
import type { ObservationId } from '#db/schema/observations.ts';
import type { Officer } from '#lib/actor.ts';
import type { ObservationGiven } from '#lib/tension/observations/given.ts';
import { recordObservation } from '#lib/tension/observations/record-observation.ts';
import { theArea } from './engagement-makers.ts';
import { now } from './makers.ts';

/** A sign of tension in Bedford yesterday: people talk of an incident. */
export const anObservationGiven = async (
  db: Db,
  given: Partial<ObservationGiven> = {},
): Promise<ObservationGiven> => ({
  ...{ formToken: crypto.randomUUID(), strand: 'experienced', category: 'local_incident' },
  ...{ areaId: given.areaId ?? (await theArea(db)), placeWords: 'The market square' },
  ...{ sourceKind: 'named_staff', corroboration: 'single', confidence: 'moderate' },
  ...{ noticedAt: now.subtract({ hours: 24 }), words: 'Shopkeepers speak of broken windows.' },
  ...{ effect: null, media: null, reportedTo: 'nobody', marking: 'OFFICIAL-SENSITIVE' },
  ...{ sharing: 'police_staff', engagementId: null },
  ...given,
});

/** The same as it stands once an officer has recorded it. */
export async function anObservation(
  db: Db,
  officer: Officer,
  given: Partial<ObservationGiven> = {},
): Promise<ObservationId> {
  const outcome = await recordObservation(db, officer, await anObservationGiven(db, given), now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.id;
}

import type { AreaId } from '../../schema/areas.ts';
import { type ObservationId, tensionObservation } from '../../schema/observations.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { chance, type Chance } from './chance.ts';
import { type Note, notes } from './observation-words.ts';
import { insertRows, type Transaction } from './rows.ts';

type Row = typeof tensionObservation.$inferInsert;

/** Some sixty signs of tension over the eleven months behind, more of them lately. */
export function theObservations(
  { districts, officers }: { districts: readonly AreaId[]; officers: readonly OfficerId[] },
  now: Temporal.Instant,
  { next, between, pick }: Chance = chance(2911),
): Row[] {
  const observation = (note: Note): Row => {
    const days = Math.floor(next() ** 1.6 * 330) + 1;
    const day = now.toZonedDateTimeISO('Europe/London').subtract({ days });
    const noticedAt = day.withPlainTime({ hour: between(9, 20), minute: 5 * between(0, 11) }).toInstant();
    return {
      ...{ id: crypto.randomUUID() as ObservationId, formToken: crypto.randomUUID() },
      ...{ strand: note.strand, category: note.category, words: note.words, effect: note.effect ?? null },
      ...{ areaId: pick(districts), placeWords: note.place ?? null, media: note.media ?? null },
      sourceKind: note.media ? 'published_media' : pick(['named_staff', 'partner_return', 'public_meeting']),
      corroboration: pick(['corroborated', 'single', 'single', 'being_checked', 'not_supported']),
      confidence: pick(['high', 'moderate', 'moderate', 'low']),
      reportedTo: pick(['nobody', 'neighbourhood_team', 'supervisor', 'council', 'crime_desk']),
      ...(next() < 0.3
        ? { marking: 'OFFICIAL', sharing: 'partners' }
        : { marking: 'OFFICIAL-SENSITIVE', sharing: 'police_staff' }),
      ...{ noticedAt, recordedAt: noticedAt.add({ minutes: between(20, 300) }), officerId: pick(officers) },
    };
  };
  return Array.from({ length: 5 }, () => notes.map(observation)).flat();
}

/** Writes them. */
export const writeObservations = (tx: Transaction, rows: readonly Row[]): Promise<void> =>
  insertRows(tx, tensionObservation, [...rows]);

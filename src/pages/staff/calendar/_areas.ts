import { areasWithin } from '#lib/calendar/entries/areas-within.ts';
import type { EntryAreas } from '#lib/calendar/entries/entry.ts';
import type { Officer } from '#lib/actor.ts';
import { areasInSight, knownAreasFor } from '#lib/officers/areas.ts';

/** Where an officer sees and moves what the calendar shows, within one area if one was chosen. */
export async function areasOfEntries(
  { db, now }: Pick<App.Locals, 'db' | 'now'>,
  officer: Officer,
  slug: string | null,
): Promise<EntryAreas> {
  const theirs = (ability: Parameters<typeof knownAreasFor>[2]) => knownAreasFor(db, officer, ability, now);
  const [events, moveEvents, training, plans, movePlans, contacts, dates] = await Promise.all([
    theirs('seeCalendar'),
    theirs('manageEvents'),
    theirs('seeTraining'),
    theirs('seeEngagements'),
    theirs('logEngagement'),
    theirs('seeContacts'),
    areasInSight(db, officer, 'seeCalendar'),
  ]);
  const all: EntryAreas = { events, moveEvents, training, plans, movePlans, contacts, dates };
  if (!slug) return all;
  const within = await areasWithin(db, slug);
  const some = Object.entries(all).map(([name, areas]) => [name, areas.filter((id) => within.has(id))]);
  return Object.fromEntries(some) as EntryAreas;
}

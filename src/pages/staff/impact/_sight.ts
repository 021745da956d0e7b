import type { Officer } from '#lib/actor.ts';
import type { Sight } from '#lib/impact/assessments/sight.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';

/** Where an officer may read assessments, and where they may read what was never approved as well. */
export async function sightOf({ db, now }: Pick<App.Locals, 'db' | 'now'>, officer: Officer): Promise<Sight> {
  const [areas, write, approve] = await Promise.all([
    knownAreasFor(db, officer, 'seeImpact', now),
    knownAreasFor(db, officer, 'writeImpact', now),
    knownAreasFor(db, officer, 'approveImpact', now),
  ]);
  return { areas, drafts: [...new Set([...write, ...approve])] };
}

import { codes } from '#lib/impact/codes.ts';
import { similarLessons } from '#lib/impact/lessons/list.ts';
import type { Officer } from '#lib/actor.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { issueOf } from '../_issue-of.ts';

type Begun = { type: string; area: string };

/** The accepted lessons for an assessment that is being started: of its kind and area, or else of incidents. */
export async function lessonsForNew(
  { db, now }: Pick<App.Locals, 'db' | 'now'>,
  officer: Officer,
  { type, area }: Begun,
  choices: readonly { id: AreaId; slug: string }[],
) {
  if (!can.seeLessons(officer)) return [];
  const kind = codes.type.find((one) => one === type) ?? 'incident';
  const areas = choices.filter(({ slug }) => slug === area).map(({ id }) => id);
  const seen = await knownAreasFor(db, officer, 'seeLessons', now);
  return similarLessons(db, officer, { areas, category: issueOf[kind], seen }, now, 3);
}

import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { briefing, type BriefingId } from '#db/schema/briefings.ts';
import type { Officer } from '#lib/actor.ts';
import { draftBriefing } from '#lib/calendar/briefings/draft.ts';
import { editBriefing } from '#lib/calendar/briefings/edit.ts';
import { askForRelease, releaseBriefing } from '#lib/calendar/briefings/release.ts';
import { theArea } from './engagement-makers.ts';
import { anOfficer, now } from './makers.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

/** The week of the tests, and words for it. */
export const aWeek = {
  coversFrom: day('2026-11-21'),
  coversTo: day('2026-11-27'),
  destroyOn: day('2026-11-28'),
};
export const someWords = {
  lines: ['Officers are in the market all week. Stop us and ask.'],
  avoid: ['The inquest: only the coroner’s office speaks of it'],
  tasks: [
    { words: 'Call on the shops', who: 'Neighbourhood team', dueOn: day('2026-11-23') },
    { words: 'Foot patrol at school closing time', who: null, dueOn: null },
  ],
};

type Given = Partial<typeof aWeek> & { areaId?: AreaId; slug?: string };

/** What a form shows of a briefing as it stands. */
export async function seenBriefing(db: Db, id: BriefingId) {
  const [row] = await db.select().from(briefing).where(eq(briefing.id, id));
  return { id, sequence: row!.sequence };
}

/** A draft for the week in Bedford, with a line, something to leave to others and two tasks. */
export async function aDraftBriefing(db: Db, author: Officer, given: Given = {}): Promise<BriefingId> {
  const { areaId = await theArea(db, given.slug), slug: _, ...days } = given;
  const made = await draftBriefing(db, author, { areaId, areas: [areaId], ...aWeek, ...days }, now);
  if (!made.ok) throw new Error(made.reason);
  const words = { ...aWeek, ...days, ...someWords };
  const tasks = words.tasks.map((task) => ({ ...task, dueOn: task.dueOn && words.coversFrom }));
  const seen = await seenBriefing(db, made.value);
  const edited = await editBriefing(db, author, seen, { ...words, tasks }, now);
  if (!edited.ok) throw new Error(edited.reason);
  return made.value;
}

/** The same once it waits for its release. */
export async function aWaitingBriefing(db: Db, author: Officer, given: Given = {}): Promise<BriefingId> {
  const id = await aDraftBriefing(db, author, given);
  const asked = await askForRelease(db, author, await seenBriefing(db, id), now);
  if (!asked.ok) throw new Error(asked.reason);
  return id;
}

/** The same once a supervisor released it. */
export async function aReleasedBriefing(
  db: Db,
  author: Officer,
  given: Given & { at?: Temporal.Instant } = {},
): Promise<BriefingId> {
  const { at = now, ...rest } = given;
  const id = await aWaitingBriefing(db, author, rest);
  const released = await releaseBriefing(db, await anOfficer(db), await seenBriefing(db, id), at);
  if (!released.ok) throw new Error(released.reason);
  return id;
}

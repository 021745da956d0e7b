import type { AstroGlobal } from 'astro';
import type { Db } from '#db/client.ts';
import { listWideAreas } from '#lib/institutions/area-choices.ts';
import { areasWithin } from '#lib/calendar/entries/areas-within.ts';
import { can } from '#lib/officers/can.ts';
import { membersOf } from '#lib/tension/groups/find.ts';
import { writeMinutes } from '#lib/tension/groups/minutes.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { checkTexts, isPassed, noteStays } from '../../_text-check.ts';
import { meetingRefusals } from './_meeting-form.ts';
import { filledFrom, minutesForm, type MinutesTyped, readMinutes } from './_minutes-form.ts';
import { openMeeting } from './_open-group.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

/** Answers the form of the minutes; null when it is not for whoever is signed in, or they are agreed already. */
export async function answerMinutes(page: Page) {
  const open = await openMeeting(page, can.manageTensionGroups);
  if (!open?.mayWrite || Temporal.Instant.compare(open.meeting.startsAt, open.now) > 0) return null;
  const { db, officer, now, group, meeting } = open;
  const there = new Set(open.present.map(({ id }) => id));
  const members = (await membersOf(db, group.id)).filter(({ id, leftAt }) => !leftAt || there.has(id));
  const areas = await areasOf(db, open.area.slug);
  const shown = { ...open, members, areas, errors: {} as Mistakes, concerns: [] as readonly Concern[] };
  if (page.request.method !== 'POST') return { ...shown, values: filledFrom(open) };
  const read = await readForm(page.request, minutesForm);
  const values = read.values as MinutesTyped;
  const ids = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id));
  const { minutes, mistakes } = readMinutes(values, { members: ids(members), areas: ids(areas) });
  const checked = checkTexts(textsOf(values), values.stays);
  if (!minutes || !isPassed(checked)) {
    hasMistakes(page.response);
    return { ...shown, values, errors: { ...mistakes, ...checked.mistakes }, concerns: checked.concerns };
  }
  const seen = { ...open.seen, sequence: Number(values.sequence || -1) };
  const outcome = await db.transaction(async (tx) => {
    const written = await writeMinutes(tx, officer, seen, minutes, now);
    const about = { form: 'tension_group_minutes', entity: 'tension_group_meeting', entityId: meeting.id };
    if (written.ok) await noteStays(tx, about, checked, now);
    return written;
  });
  const back = paths.staff.groupMeeting(group.id, meeting.id);
  if (outcome.ok) return seeOther(withQuery(back, { done: 'minutes' }));
  isRefused(page.response);
  const errors = { present: meetingRefusals[outcome.reason] };
  return { ...shown, values: { ...values, sequence: String(meeting.sequence) }, errors };
}

// The area that the group looks at and the districts in it.
const areasOf = async (db: Db, slug: string) => listWideAreas(db, [...(await areasWithin(db, slug))]);

const textsOf = ({ words, dissent, decision, because }: MinutesTyped): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ words, dissent, decision, because }).flatMap(([name, texts]) =>
      texts.map((text, index) => [`${name}-${index}`, text]),
    ),
  );

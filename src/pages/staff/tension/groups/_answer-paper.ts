import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { AssessmentId } from '#db/schema/tension-assessments.ts';
import { areasWithin } from '#lib/calendar/entries/areas-within.ts';
import { can } from '#lib/officers/can.ts';
import { standingIn } from '#lib/tension/levels/standing.ts';
import { addPaper } from '#lib/tension/groups/papers.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { oneOfThese } from '../../institutions/_form/fields.ts';
import { checkTexts, isPassed, noteStays, staysField } from '../../_text-check.ts';
import { meetingRefusals } from './_meeting-form.ts';
import { openMeeting } from './_open-group.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

const formOf = (assessments: ReadonlySet<string>) =>
  z.object({
    title: line('the title', 160),
    words: z.string().max(8000, { error: 'Shorten the paper to 8000 characters or fewer' }).optional(),
    assessment: oneOfThese<AssessmentId>(assessments, 'Choose an assessment of the list').optional(),
    sequence: z.string().optional(),
    ...staysField,
  });

/** Answers the form that puts a paper before a meeting; null when its minutes are agreed. */
export async function answerPaper(page: Page) {
  const open = await openMeeting(page, can.manageTensionGroups);
  if (!open?.mayWrite) return null;
  const { db, officer, now, group, meeting } = open;
  const areas = [...(await areasWithin(db, open.area.slug))];
  const assessments = can.seeAssessments(officer, open.path) ? await standingIn(db, areas) : [];
  const schema = formOf(new Set(assessments.map(({ id }) => id)));
  const shown = { ...open, assessments, errors: {} as Mistakes, concerns: [] as readonly Concern[] };
  const sequence = String(meeting.sequence);
  if (page.request.method !== 'POST') return { ...shown, values: emptyForm(schema, { sequence }) };
  const read = await readForm(page.request, schema);
  const { values } = read;
  const checked = checkTexts({ words: values.words }, values.stays);
  const isEmpty = !values.words && !values.assessment;
  if (!read.ok || isEmpty || !isPassed(checked)) {
    hasMistakes(page.response);
    const empty = isEmpty ? { words: 'Enter what the paper says, or choose an assessment' } : {};
    const errors = { ...(read.ok ? {} : read.errors), ...empty, ...checked.mistakes };
    return { ...shown, values, errors, concerns: checked.concerns };
  }
  const { title, words = null, assessment = null } = read.value;
  const seen = { ...open.seen, sequence: Number(read.value.sequence ?? -1) };
  const outcome = await db.transaction(async (tx) => {
    const added = await addPaper(tx, officer, seen, { title, words, assessmentId: assessment }, now);
    const about = { form: 'tension_group_paper', entity: 'tension_group_meeting', entityId: meeting.id };
    if (added.ok) await noteStays(tx, about, checked, now);
    return added;
  });
  const back = paths.staff.groupMeeting(group.id, meeting.id);
  if (outcome.ok) return seeOther(withQuery(back, { done: 'paper' }));
  isRefused(page.response);
  return { ...shown, values: { ...values, sequence }, errors: { title: meetingRefusals[outcome.reason] } };
}

import type { AstroGlobal } from 'astro';
import type { EngagementCorrectionId, ShownPart } from '#db/schema/engagements.ts';
import type { FoundEngagement } from '#lib/engagement/find.ts';
import { answerCorrection } from '#lib/engagement/shown/corrections.ts';
import { hideEngagement, previewShown, showEngagement } from '#lib/engagement/shown/show.ts';
import type { ShownEngagement } from '#lib/engagement/shown/view.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import type { OpenEngagement } from '../_open-engagement.ts';
import { notePast } from '../../_text-check.ts';
import { lookAtShown } from './concerns.ts';
import { showForm } from './form.ts';

export type ShowView = {
  values: Typed<typeof showForm>;
  errors: Mistakes;
  concerns: readonly Concern[];
  refusal: string | null;
  preview: ShownEngagement | null;
};
type Page = Pick<AstroGlobal, 'request' | 'response'>;

/** Answers the page that shows an engagement to its institution: shows what they would see, or does it. */
export async function answerShow(
  { request, response }: Page,
  open: OpenEngagement,
  found: FoundEngagement,
): Promise<ShowView | Response> {
  if (request.method !== 'POST') return opened(open, found);
  const form = await readForm(request, showForm);
  const { values } = form;
  const view = await viewOf(open, values);
  if (!form.ok) return (hasMistakes(response), { ...view, errors: form.errors });
  if (values.do === 'right' || values.do === 'wrong') return answered(response, open, view);
  if (values.do === 'preview') return view;
  if (values.do === 'hide') {
    await hideEngagement(open.db, open.officer, open.id, open.now);
    return seeOther(withQuery(open.home, { done: 'hidden' }));
  }
  const concerns = values.reason ? [] : lookAtShown(view.preview);
  const errors: Mistakes = values.parts.length > 0 ? {} : { parts: 'Choose what they see' };
  if (concerns.length > 0 || values.parts.length === 0)
    return (hasMistakes(response), { ...view, errors, concerns });
  return show(response, open, found, view);
}

async function show(
  response: Page['response'],
  { db, officer, id, now, home }: OpenEngagement,
  found: FoundEngagement,
  view: ShowView,
): Promise<ShowView | Response> {
  const { parts, sequence, reason } = view.values;
  const outcome = await db.transaction(async (tx) => {
    const about = { id, sequence: Number(sequence), parts: parts as ShownPart[] };
    const recipient = found.institution?.name ?? '';
    const shown = await showEngagement(tx, officer, { ...about, recipient }, now);
    const past = { form: 'shown engagement', entity: 'engagement', entityId: id, reason };
    if (shown.ok) await notePast(tx, past, lookAtShown(view.preview), now);
    return shown;
  });
  if (outcome.ok) return seeOther(withQuery(home, { done: 'shown' }));
  isRefused(response);
  return { ...view, refusal: 'Somebody changed this engagement meanwhile. Look at it again first.' };
}

async function answered(
  response: Page['response'],
  { db, officer, id, now, home }: OpenEngagement,
  view: ShowView,
): Promise<ShowView | Response> {
  const { answer, correction, do: pressed } = view.values;
  if (!answer.trim())
    return (hasMistakes(response), { ...view, errors: { answer: 'Enter what you answer them' } });
  const about = { id: correction as EngagementCorrectionId, engagementId: id };
  const given = { ...about, isRight: pressed === 'right', answer: answer.trim() };
  const outcome = await answerCorrection(db, officer, given, now);
  if (outcome.ok) return seeOther(withQuery(home, { done: given.isRight ? 'to-correct' : 'answered' }));
  isRefused(response);
  return { ...view, refusal: 'This was answered already.' };
}

const viewOf = async ({ db, id }: OpenEngagement, values: ShowView['values']): Promise<ShowView> => ({
  ...{ values, errors: {}, concerns: [], refusal: null },
  preview: await previewShown(db, id, values.parts as ShownPart[]),
});

function opened(open: OpenEngagement, { engagement }: FoundEngagement): Promise<ShowView> {
  const parts = engagement.shownAt ? engagement.shownParts : ['topics', 'asked', 'promises'];
  const values = emptyForm(showForm, { parts: parts as ShownPart[], sequence: String(engagement.sequence) });
  return viewOf(open, values);
}

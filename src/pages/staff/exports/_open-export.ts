import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { approveExport, type DecideRefusal, refuseExport } from '#lib/privacy/exports/decide.ts';
import { findExport, type FoundExport } from '#lib/privacy/exports/list.ts';
import { exportState } from '#lib/privacy/exports/state.ts';
import { takeExport, type TakeRefusal } from '#lib/privacy/exports/take.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { checkedText } from '../../_checked-text.ts';
import { fileOf } from './_file.ts';
import { exportedPage, listingOf } from './_lists.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

/** The export that the address names, with what whoever is signed in may do about it; null when it is not for them. */
export async function openExport({ locals, params }: Pick<Page, 'locals' | 'params'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const found = await findExport(db, readId<'data_export'>(params['id']));
  const page = found && exportedPage(found.export.page);
  if (!found || !page) return null;
  const where = await Promise.all(found.export.areaIds.map((id) => knownAreaPath(db, id, now)));
  if (!where.every((path) => can.seeExports(officer, path))) return null;
  const state = exportState(found.export, now);
  const isOwn = found.export.askedBy === officer.id;
  const mayDecide = state === 'waiting' && !isOwn && where.every((path) => can.approveExport(officer, path));
  const mayTake = state === 'ready' && isOwn && can.exportRecords(officer);
  return { officer, db, now, found, page, state, isOwn, mayDecide, mayTake };
}
export type OpenExport = NonNullable<Awaited<ReturnType<typeof openExport>>>;

const form = z.object({
  do: z.enum(['take', 'approve', 'refuse'], { error: 'Use one of the buttons' }),
  words: checkedText(paragraphs('why it is not to leave', 500)).optional(),
});

const refusals: Readonly<Record<DecideRefusal | TakeRefusal, string>> = {
  'no such export': 'This list is no longer here',
  'not waiting': 'Somebody has decided it meanwhile, or its time is over',
  'own request': 'You asked for it: somebody else agrees',
  'not ready': 'It can no longer be fetched. Ask for it again',
};

/** Answers the buttons that fetch a list, agree to it or refuse it; null when that is not for whoever is signed in. */
export async function answerExport({ request, response }: Page, open: OpenExport) {
  const nothing = { values: emptyForm(form), errors: {} as Mistakes };
  if (request.method !== 'POST') return nothing;
  const read = await readForm(request, form);
  const { values } = read;
  const wants = values.do === 'take' ? open.isOwn : !open.isOwn && can.approveExport(open.officer);
  if (!wants) return null;
  const errors: Mistakes = read.ok ? {} : read.errors;
  if (values.do === 'refuse' && !values.words.trim()) errors['words'] ??= 'Enter why it is not to leave';
  if (!read.ok || Object.keys(errors).length > 0) return (hasMistakes(response), { values, errors });
  const answer = await act(open, read.value);
  if (answer instanceof Response) return answer;
  isRefused(response);
  return { values, errors: { '': refusals[answer] } };
}

async function act(
  open: OpenExport,
  { do: what, words = '' }: z.output<typeof form>,
): Promise<Response | DecideRefusal | TakeRefusal> {
  const { db, officer, now, found } = open;
  const { id } = found.export;
  if (what === 'take') return take(open, found);
  const outcome =
    what === 'approve'
      ? await approveExport(db, officer, id, now)
      : await refuseExport(db, officer, id, words, now);
  if (!outcome.ok) return outcome.reason;
  return seeOther(withQuery(paths.staff.export(id), { done: what === 'approve' ? 'approved' : 'refused' }));
}

async function take(
  { db, officer, now, page }: OpenExport,
  found: FoundExport,
): Promise<Response | TakeRefusal> {
  const outcome = await takeExport(
    db,
    officer,
    found.export.id,
    (tx, { query }) => listingOf(tx, officer, { page, query }, now),
    now,
  );
  return outcome.ok ? fileOf(page, found, outcome.value.listing, now) : outcome.reason;
}

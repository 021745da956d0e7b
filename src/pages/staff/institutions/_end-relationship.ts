import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { listRelated } from '#lib/institutions/relationships/list.ts';
import { endRelationship, type EndRefusal } from '#lib/institutions/relationships/write.ts';
import { can } from '#lib/officers/can.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf, dayBoxes, readPastDay } from '../training/coverage/_day-field.ts';
import { doneAt, openInstitution } from './_open-institution.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

const form = z.object(dayBoxes('to'));

const refusals: Record<EndRefusal, string> = {
  'no such relationship': 'This relationship is not there any more',
  'ended already': 'Somebody ended this relationship meanwhile',
  'ends before it began': 'Enter a day on which it had begun',
};

/** Answers the page that ends a relationship; null when it is not there, or not for whoever is signed in. */
export async function answerEnd({ locals, params, request, response }: Page) {
  const open = await openInstitution({ locals, params }, can.manageInstitutions);
  const id = readId<'relationship'>(params['relationship']);
  const related = open && id ? await listRelated(open.db, open.id) : [];
  const one = related.find((each) => each.id === id && !each.toOn);
  if (!open || !one) return null;
  const shown = { ...open, one, errors: {} as Mistakes };
  if (request.method !== 'POST')
    return { ...shown, values: emptyForm(form, boxesOf(typedDay(open.today), 'to')) };
  const { values } = await readForm(request, form);
  const read = readPastDay(values, { name: 'to', sentence: 'the day on which it ended' }, open.today);
  if (!read.on) {
    hasMistakes(response);
    return { ...shown, values, errors: read.mistake };
  }
  const which = { of: open.id, id: one.id };
  const outcome = await endRelationship(open.db, open.officer, which, read.on, open.now);
  if (outcome.ok) return doneAt(open.id, 'ended');
  isRefused(response);
  return { ...shown, values, errors: { to: refusals[outcome.reason] } };
}

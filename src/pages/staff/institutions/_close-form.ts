import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { closeInstitution } from '#lib/institutions/close.ts';
import { findInstitution } from '#lib/institutions/record/find.ts';
import { can } from '#lib/officers/can.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { readDay, typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf, dayBoxes, typedIn } from '../training/coverage/_day-field.ts';
import { doneAt, openInstitution } from './_open-institution.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

const form = z.object({
  sequence: z.string().optional(),
  do: z.enum(['close', 'reopen'], { error: 'Use one of the buttons' }),
  ...dayBoxes('closed'),
});

const sentence = 'Enter the day on which it closes or closed, like 3 12 2026';

/** Answers the page that closes an institution or opens it again; null when it is not for whoever is signed in. */
export async function answerClose({ locals, params, request, response }: Page) {
  const open = await openInstitution({ locals, params }, can.manageInstitutions);
  const found = open && (await findInstitution(open.db, open.id));
  if (!open || !found) return null;
  const filled = boxesOf(typedDay(found.closedOn ?? open.today), 'closed');
  const shown = { ...open, found, errors: {} as Mistakes, values: emptyForm(form, filled) };
  if (request.method !== 'POST') return shown;
  const read = await readForm(request, form);
  const isReopened = read.values.do === 'reopen';
  const on = isReopened ? null : closingDay(read.values, open.today);
  if (!read.ok || (!isReopened && !on)) {
    hasMistakes(response);
    return { ...shown, values: read.values, errors: read.ok ? { closed: sentence } : read.errors };
  }
  const seen = { id: open.id, sequence: Number(read.value.sequence ?? -1) };
  const outcome = await closeInstitution(open.db, open.officer, seen, on, open.now);
  if (outcome.ok) return doneAt(open.id, isReopened ? 'reopened' : 'closed');
  isRefused(response);
  const errors = { closed: 'Somebody changed this record since you opened it. Look at it, then do it again' };
  return { ...shown, values: read.values, errors };
}

function closingDay(values: Record<string, unknown>, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const on = readDay(typedIn(values, 'closed'));
  return on && Math.abs(on.year - today.year) <= 10 ? on : null;
}

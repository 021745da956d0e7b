import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { withdrawDate } from '#lib/calendar/dates/withdraw.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { checkedText } from '../../../_checked-text.ts';
import type { OpenDate } from './_open-date.ts';

const form = z.object({ reason: checkedText(line('why it is withdrawn', 200)) });

/** Answers the form that takes a date out of the calendar. */
export async function answerWithdraw(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, now, found }: OpenDate,
) {
  if (request.method !== 'POST') return { values: emptyForm(form), errors: {} as Mistakes };
  const read = await readForm(request, form);
  const { values } = read;
  if (!read.ok) return (hasMistakes(response), { values, errors: read.errors as Mistakes });
  const outcome = await withdrawDate(db, officer, { id: found.id, reason: read.value.reason }, now);
  if (outcome.ok) return seeOther(withQuery(paths.staff.dates, { done: 'withdrawn' }));
  isRefused(response);
  return { values, errors: { reason: 'This date is not there any more' } as Mistakes };
}

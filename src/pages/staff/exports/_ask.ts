import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { areasFor } from '#lib/officers/areas.ts';
import { can, grantsFor } from '#lib/officers/can.ts';
import { officersWhoMay } from '#lib/officers/who-may.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { askExport } from '#lib/privacy/exports/ask.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, seeOther } from '#lib/web/respond.ts';
import { checkedText } from '../../_checked-text.ts';
import { addressOf, keptLists, questionIn, questionWords } from '../_kept-lists.ts';
import { exportedLists, exportedPage } from './_lists.ts';

type Page = Pick<AstroGlobal, 'locals' | 'url' | 'request' | 'response'>;

const shortest = 10;
const tooShort = { error: 'Say in a few more words why you need it' };
const form = z.object({
  format: z.enum(['csv', 'xlsx'], { error: 'Choose a CSV or an Excel file' }),
  reason: checkedText(line('why you need it', 300).refine((text) => text.length >= shortest, tooShort)),
  recipient: checkedText(line('who is going to have it', 200)),
});

/** What an officer asks to take away, by the query; null where there is no such list for them. */
export function openAsk({ locals, url }: Pick<Page, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const page = exportedPage(url.searchParams.get('page'));
  if (!can.exportRecords(officer)) return null;
  if (!page || !can[keptLists[page].ability](officer)) return { officer, asked: null };
  const query = questionIn(page, url.searchParams);
  const asked = { page, query, ...exportedLists[page] };
  return { officer, asked: { ...asked, words: questionWords(page, query), back: addressOf(page, query) } };
}
export type OpenAsk = NonNullable<ReturnType<typeof openAsk>>;
type Asked = NonNullable<OpenAsk['asked']>;

/** Answers the form that asks for a list as a file: goes on to where it can be fetched, or is agreed to. */
export async function answerAsk({ locals, request, response }: Page, { officer }: OpenAsk, asked: Asked) {
  const { db, now } = locals;
  if (request.method !== 'POST')
    return { values: emptyForm(form, { format: 'xlsx' }), errors: {} as Mistakes };
  const read = await readForm(request, form);
  const { values } = read;
  if (!read.ok) return (hasMistakes(response), { values, errors: read.errors });
  const { page, query, holdsPeople } = asked;
  const granted = grantsFor(officer, 'exportRecords').map(({ areaId }) => areaId);
  const areaIds = [...new Set(granted)];
  const able = { areas: areaIds, but: officer.id };
  const approvers = holdsPeople ? await officersWhoMay(db, 'approveExport', able, now) : [];
  const wanted = { ...read.value, page, query, holdsPeople, areaIds, approvers };
  const id = await askExport(db, officer, wanted, now);
  return seeOther(withQuery(paths.staff.export(id), { done: 'asked' }));
}

/** Areas whose exports an officer sees. */
export const seenAreas = ({ locals }: Pick<Page, 'locals'>) =>
  areasFor(locals.db, signedIn(locals), 'seeExports');

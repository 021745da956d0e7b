import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { renameTerm, retireTerm } from '#lib/terms/keep.ts';
import { listTerms } from '#lib/terms/list.ts';
import { line } from '#lib/web/fields.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { termRefusals } from './_answer-list.ts';
import { listNamed } from './_lists.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;
const form = z.object({
  do: z.enum(['rename', 'retire', 'restore']),
  label: line('the word', 80).optional(),
});

/** Answers the page of a word: it is worded anew, retired or offered again; null where there is none such. */
export async function answerTerm(page: Page) {
  const officer = signedIn(page.locals);
  const list = listNamed(page.params['list']);
  if (!list || !can.manageSettings(officer)) return null;
  const { db, now } = page.locals;
  const term = (await listTerms(db, list)).find(({ code }) => code === page.params['code']);
  if (!term) return null;
  const shown = { officer, list, term, label: term.label, errors: {} as Mistakes };
  if (page.request.method !== 'POST') return shown;
  const read = await readForm(page.request, form);
  const { label } = read.values;
  if (!read.ok || (read.value.do === 'rename' && !read.value.label)) {
    hasMistakes(page.response);
    return { ...shown, label, errors: { label: 'Enter the word', ...(read.ok ? {} : read.errors) } };
  }
  const { code } = term;
  const outcome =
    read.value.do === 'rename'
      ? await renameTerm(db, officer, list, { code, label: read.value.label! }, now)
      : await retireTerm(db, officer, list, { code, isRetired: read.value.do === 'retire' }, now);
  if (outcome.ok) return seeOther(withQuery(paths.staff.vocabulary(page.params['list']!), { done: 'saved' }));
  isRefused(page.response);
  return { ...shown, label, errors: { label: termRefusals[outcome.reason] } };
}

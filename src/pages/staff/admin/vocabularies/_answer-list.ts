import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { addTerm, moveTerm, type TermRefusal } from '#lib/terms/keep.ts';
import { type Beside, listTerms, type TermList } from '#lib/terms/list.ts';
import { line } from '#lib/web/fields.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { listNamed } from './_lists.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

const besideField = ({ label, options, pattern }: Beside) => {
  const error = `Enter ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  const known = new Set(options?.map(({ value }) => value));
  return z
    .string({ error })
    .refine((text) => (options ? known.has(text) : (pattern?.test(text) ?? true)), { error });
};
const formOf = ({ noun, beside = [] }: TermList) =>
  z.object({
    do: z.enum(['add', 'up', 'down']).optional(),
    code: z.string().optional(),
    label: line(`the ${noun}`, 80).optional(),
    ...Object.fromEntries(beside.map((one) => [one.column, besideField(one).optional()])),
  });

/** The sentence of each refusal to change a list. */
export const termRefusals = {
  'no such word': 'This word is not in the list any more',
  'there already': 'This word is in the list already',
  'the last one': 'A list offers one word at least: add another before you retire this one',
} satisfies Record<TermRefusal, string>;

/** Answers the page of a list: a word is added, or moved up or down; null for no list, or no administrator. */
export async function answerList(page: Page) {
  const officer = signedIn(page.locals);
  const list = listNamed(page.params['list']);
  if (!list || !can.manageSettings(officer)) return null;
  const { db, now } = page.locals;
  const shown = { officer, list, values: {} as Record<string, string>, errors: {} as Mistakes };
  if (page.request.method !== 'POST') return { ...shown, terms: await listTerms(db, list) };
  const read = await readForm(page.request, formOf(list));
  const values = read.values as Record<string, string>;
  const here = paths.staff.vocabulary(page.params['list']!);
  const again = async (errors: Mistakes) => ({ ...shown, values, errors, terms: await listTerms(db, list) });
  if (values['do'] === 'up' || values['do'] === 'down') {
    const moved = { code: values['code'] ?? '', by: values['do'] === 'up' ? -1 : 1 } as const;
    const outcome = await moveTerm(db, officer, list, moved, now);
    if (outcome.ok) return seeOther(`${here}#${moved.code}`);
    isRefused(page.response);
    return again({ label: termRefusals[outcome.reason] });
  }
  const errors = { ...(read.ok ? {} : read.errors), ...missing(list, values) };
  if (!read.ok || Object.keys(errors).length > 0) {
    hasMistakes(page.response);
    return again(errors);
  }
  const outcome = await addTerm(db, officer, list, { label: values['label']!, beside: values }, now);
  if (outcome.ok) return seeOther(withQuery(here, { done: 'added' }));
  isRefused(page.response);
  return again({ label: termRefusals[outcome.reason] });
}

function missing({ noun, beside = [] }: TermList, values: Record<string, string>): Mistakes {
  const without = beside.filter(({ column }) => !values[column]);
  return {
    ...(values['label'] ? {} : { label: `Enter the ${noun}` }),
    ...Object.fromEntries(
      without.map(({ column, label }) => [column, `Enter ${label.charAt(0).toLowerCase()}${label.slice(1)}`]),
    ),
  };
}

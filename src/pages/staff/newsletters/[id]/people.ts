import type { APIRoute } from 'astro';
import { countReached } from '#lib/newsletters/issues/filter.ts';
import { filterOf } from '#lib/newsletters/issues/rules.ts';
import { rulesFrom } from '../_edit-form.ts';
import { openIssue } from '../_open.ts';
import { reachedWords } from '../_words.ts';

/** How many people some conditions reach, before anything is saved: a number, never who. */
export const GET: APIRoute = async (context) => {
  const open = await openIssue(context, 'seeNewsletters');
  if (!open) return new Response(null, { status: 404 });
  const { searchParams } = context.url;
  const list = (name: string) => searchParams.getAll(name).slice(0, 80);
  const rules = rulesFrom({ group: list('group'), is: list('is'), what: list('what') });
  const people = await countReached(open.db, filterOf(rules));
  return Response.json({ people, words: reachedWords(people) }, { headers: { 'Cache-Control': 'no-store' } });
};

import type { HeadcountRefusal, Headcount, Heads } from '#lib/training/sessions/headcounts.ts';
import type { Outcome } from '#lib/outcome.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { headsForm, readHeads } from '../../../training/requests/_heads.ts';

const words = {
  'no such session': 'This session is no longer there',
  cancelled: 'This session was cancelled',
  'too late': 'It is too late for that',
  'too early': 'Counting opens an hour before the start',
} satisfies Record<HeadcountRefusal, string>;

type Answer = { isDone: boolean; values: { role: string[]; heads: string[] }; errors: Mistakes };

/** Reads the numbers of the form and hands them on; says what is wrong with them. */
export async function answerHeads(
  { request, response }: { request: Request; response: { status?: number } },
  heads: readonly Headcount[],
  save: (heads: Heads) => Promise<Outcome<unknown, HeadcountRefusal>>,
): Promise<Answer> {
  if (request.method !== 'POST') return { isDone: false, values: emptyForm(headsForm), errors: {} };
  const { values } = await readForm(request, headsForm);
  const read = readHeads(values, heads);
  if (Object.keys(read.errors).length > 0) {
    hasMistakes(response);
    return { isDone: false, values, errors: read.errors };
  }
  const outcome = await save(read.heads);
  if (outcome.ok) return { isDone: true, values, errors: {} };
  isRefused(response);
  const first = heads[0]?.code ?? '';
  return { isDone: false, values, errors: { [`heads-${first}`]: words[outcome.reason] } };
}

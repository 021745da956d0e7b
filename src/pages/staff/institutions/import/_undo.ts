import { askUndo } from '#lib/institutions/imports/ask.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { isRefused } from '#lib/web/respond.ts';
import type { OpenImport } from './_open.ts';

const words = {
  'changed meanwhile': 'This import is not as it was when you opened it. Look at where it stands now',
  'too late': 'The 30 days in which it could be taken back are over',
};

/** Asks for an import to be taken back. */
export async function answerUndo(
  { request, response }: { request: Request; response: { status?: number } },
  { db, officer, run, now }: OpenImport,
): Promise<{ isDone: boolean; errors: Mistakes }> {
  if (request.method !== 'POST') return { isDone: false, errors: {} };
  const asked = await askUndo(db, officer, run.id, now);
  if (asked.ok) return { isDone: true, errors: {} };
  isRefused(response);
  return { isDone: false, errors: { '': words[asked.reason] } };
}

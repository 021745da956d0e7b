import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { askUndoList, askWriteList, discardImport } from '#lib/newsletters/imports/ask.ts';
import { problem } from '#lib/web/failure.ts';
import { readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { isRefused, seeOther } from '#lib/web/respond.ts';
import type { OpenSubscriberImport } from './_open.ts';
import { deedWords } from './_words.ts';

const form = z.object({ deed: z.enum(['write', 'discard']) });

/** Does what a button below a list asks for: a sentence where it is refused, null where none was pressed. */
export async function answerList(
  { request, response, locals }: AstroGlobal,
  { run, officer, db, now }: OpenSubscriberImport,
): Promise<Response | string | null> {
  if (request.method !== 'POST') return null;
  const read = await readForm(request, form);
  if (!read.ok) return problem(400, locals.requestId);
  const isWritten = read.value.deed === 'write';
  const outcome = await (isWritten ? askWriteList : discardImport)(db, officer, run.id, now);
  if (!outcome.ok) return (isRefused(response), deedWords[outcome.reason]);
  return seeOther(
    isWritten
      ? paths.staff.subscriberImport(run.id)
      : withQuery(paths.staff.importSubscribers, { done: 'discarded' }),
  );
}

/** Asks for a list to be taken back: done, or a sentence where it is refused. */
export async function answerUndo(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  { run, officer, db, now }: OpenSubscriberImport,
): Promise<Response | string | null> {
  if (request.method !== 'POST') return null;
  const outcome = await askUndoList(db, officer, run.id, now);
  if (!outcome.ok) return (isRefused(response), deedWords[outcome.reason]);
  return seeOther(paths.staff.subscriberImport(run.id));
}

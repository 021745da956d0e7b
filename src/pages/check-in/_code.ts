import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { sessionOfCode } from '#lib/training/attendance/check-in-code.ts';
import { tooMany } from '#lib/web/failure.ts';
import { line } from '#lib/web/fields.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';

const form = z.object({ code: line('the code on the screen in the room', 40) });

/** What is said of a code that no session has. */
export const unknownCode = {
  code: 'No session has this code. Check it against the screen, or tell the trainer',
};

type View = { value: string; errors: Mistakes };

/** Sends whoever types a code on to its session. */
export async function answerCode({ request, response, locals }: AstroGlobal): Promise<View | Response> {
  if (request.method !== 'POST') return { value: '', errors: {} };
  const typed = await readForm(request, form);
  if (!typed.ok) return (hasMistakes(response), { value: typed.values.code, errors: typed.errors });
  const session = await sessionOfCode(locals.db, typed.value.code);
  if (session) return seeOther(paths.checkInTo(session.code));
  // Only wrong codes are counted: a whole room types the right one at the same minute.
  const allowed = await locals.limits.allow('check-in-code', locals.clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, locals.requestId);
  isRefused(response);
  return { value: typed.values.code, errors: unknownCode };
}

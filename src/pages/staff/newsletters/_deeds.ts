import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { beginVersion } from '#lib/newsletters/issues/write.ts';
import { cancelSending, pauseSending, resumeSending } from '#lib/newsletters/sending/schedule.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { problem } from '#lib/web/failure.ts';
import { readForm } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { isRefused, seeOther } from '#lib/web/respond.ts';
import { issueDone, type OpenIssue } from './_open.ts';
import { sentences } from './_words.ts';

const form = z.object({ deed: z.enum(['pause', 'resume', 'cancel', 'version']) });
const newsOf = { pause: 'paused', resume: 'resumed', cancel: 'cancelled' } as const;

export type Deed = z.infer<typeof form>['deed'];

/** Which button was pressed; null when none was. */
export async function readDeed({ request, locals }: AstroGlobal): Promise<Deed | Response | null> {
  if (request.method !== 'POST') return null;
  const read = await readForm(request, form);
  if (read.ok) return read.value.deed;
  // Whoever may press none of these buttons learns nothing of them.
  const mayKnow = can.sendNewsletter(signedIn(locals));
  return mayKnow ? problem(400, locals.requestId) : new Response(null, { status: 404 });
}

/** Does what a button of the page of a newsletter asks for; a sentence where it is refused. */
export async function answerDeed(
  page: AstroGlobal,
  open: OpenIssue,
  deed: Deed | null,
): Promise<Response | string | null> {
  if (!deed) return null;
  const { db, officer, now, found, may, seen } = open;
  if (deed === 'version') {
    if (!may.renew) return new Response(null, { status: 404 });
    const begun = await beginVersion(db, officer, seen.id, now);
    if (begun.ok) return seeOther(paths.staff.editNewsletter(seen.id));
    return (isRefused(page.response), sentences[begun.reason]);
  }
  if (!may.steer || !found.sending) return new Response(null, { status: 404 });
  const verb = { pause: pauseSending, resume: resumeSending, cancel: cancelSending }[deed];
  const turned = await verb(db, officer, found.sending.id, now);
  if (turned.ok) return issueDone(seen.id, newsOf[deed]);
  return (isRefused(page.response), sentences[turned.reason]);
}

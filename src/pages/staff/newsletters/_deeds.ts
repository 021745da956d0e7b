import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { beginVersion } from '#lib/newsletters/issues/write.ts';
import { cancelSending, pauseSending, resumeSending } from '#lib/newsletters/sending/schedule.ts';
import { readForm } from '#lib/web/form.ts';
import { paths } from '#lib/web/paths.ts';
import { isRefused, seeOther } from '#lib/web/respond.ts';
import { issueDone, type OpenIssue } from './_open.ts';
import { sentences } from './_words.ts';

const form = z.object({ deed: z.enum(['pause', 'resume', 'cancel', 'version']) });
const newsOf = { pause: 'paused', resume: 'resumed', cancel: 'cancelled' } as const;

/** Does what a button of the page of a newsletter asks for; a sentence where it is refused. */
export async function answerDeed(page: AstroGlobal, open: OpenIssue): Promise<Response | string | null> {
  if (page.request.method !== 'POST') return null;
  const { db, officer, now, found, may, seen } = open;
  const read = await readForm(page.request, form);
  if (!read.ok) return new Response(null, { status: 404 });
  const { deed } = read.value;
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

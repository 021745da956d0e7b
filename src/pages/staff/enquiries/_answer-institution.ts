import type { AstroGlobal } from 'astro';
import { readForm } from '#lib/web/form.ts';
import { isRefused } from '#lib/web/respond.ts';
import { answerNew } from '../institutions/_form/answer-new.ts';
import { institutionForm } from '../institutions/_form/institution-form.ts';
import { became, Overtaken } from './_convert.ts';
import { enquiryDone, openEnquiry } from './_open-enquiry.ts';
import { refusals } from './_words.ts';

/** Answers the form that adds the institution of whoever wrote; null when it is not for whoever is signed in. */
export async function answerInstitution(Astro: AstroGlobal) {
  const open = await openEnquiry(Astro, 'manageInstitutions');
  if (!open) return null;
  if (!open.may.institution) return enquiryDone(open.seen.id, '');
  const { locals, request, response, url } = Astro;
  const asked = { locals, request: request.clone(), response, url };
  try {
    const page = await answerNew(asked, {
      district: open.found.enquiry.areaId ?? '',
      write: (tx, id) => became(tx, open, { institutionId: id }),
      goOn: () => enquiryDone(open.seen.id, 'converted'),
    });
    return page && !(page instanceof Response) ? { open, page, refusal: null } : page;
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    isRefused(response);
    const page = await answerNew({ locals, request: new Request(url), response, url });
    if (!page || page instanceof Response) return page;
    const { values } = await readForm(request, institutionForm(page.choices));
    return { open, page: { ...page, values }, refusal: refusals[error.message] ?? error.message };
  }
}

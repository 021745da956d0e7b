import type { APIContext } from 'astro';
import { z } from 'astro/zod';
import { certificatesOf, idsOfOrganisation } from '#lib/partners/training/certificates.ts';
import { askBatch, batchState, findBatch } from '#lib/training/certificates/batch.ts';
import { deletesOn } from '#lib/privacy/deletes-on.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';
import type { Open } from './_signed-in.ts';

type Page = Pick<APIContext, 'request' | 'params'> & { response: { status?: number; headers: Headers } };

const refusals = {
  'nothing to put in': { all: 'There is no valid certificate to put into the file' },
  'too many': { all: 'There are more than 2,000. Ask us for them' },
} as const;

/** The certificates of an organisation; their button asks for all of them in one file. */
export async function certificatesPage(page: Page, { db, actor, id, now }: Open) {
  const ask = async () => askBatch(db, actor, { institutionId: id }, await idsOfOrganisation(db, id), now);
  const answer = await answerForm(page, z.object({}), ask, (why) => refusals[why]);
  if (answer.done) return seeOther(paths.partner.certificateBatch(id, answer.done.value));
  return { certificates: await certificatesOf(db, actor, id, now), errors: answer.errors };
}

/** The file that the address names, as far as it is made, for whoever asked for it at this organisation. */
export async function openBatch({ params }: Pick<APIContext, 'params'>, { db, actor, id }: Open) {
  const batch = await findBatch(db, actor, readId(params['batch']));
  return batch?.institutionId === id ? batch : null;
}

/** How far a file is, and when it goes. A page that waits looks again by itself, without script. */
export async function batchPage(page: Page, open: Open) {
  const batch = await openBatch(page, open);
  if (!batch) return null;
  if (batchState(batch, open.now) === 'under way') page.response.headers.set('Refresh', '2');
  const rule = { rule: 'certificate_file', purpose: 'training' } as const;
  return { batch, kept: await deletesOn(open.db, rule, batch.askedAt) };
}

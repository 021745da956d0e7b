import { z } from 'astro/zod';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { askBatch } from '#lib/training/certificates/batch.ts';
import { listCertificates } from '#lib/training/certificates/list-for-staff.ts';
import { idsOfInstitution, institutionName } from '#lib/training/certificates/of-institution.ts';
import { answerForm } from '#lib/web/answer.ts';
import { certificateFilter } from './_filter.ts';

type Page = { request: Request; response: { status?: number }; locals: App.Locals; url: URL };

/** Why a file of certificates cannot be made, in words. */
export const batchRefusals = {
  'nothing to put in': { '': 'There is no valid certificate to put into the file.' },
  'too many': { '': 'There are more than 2,000. Take them session by session.' },
} as const;

/** The list, and what the button below one organisation's certificates asks for. */
export async function certificatesPage({ request, response, locals, url }: Page, officer: Officer) {
  const { db, now } = locals;
  const areas = await areasFor(db, officer, 'seeCertificates');
  const filter = certificateFilter(url.searchParams);
  const { institution } = filter;
  const ask = async (id: InstitutionId) => {
    const ids = await idsOfInstitution(db, officer, { institution: id, areas }, now);
    return askBatch(db, officer, { institutionId: id }, ids, now);
  };
  const form = z.object({ institution: z.uuid() });
  const page = { request, response };
  const asked = await answerForm(
    page,
    form,
    (value) => ask(value.institution as InstitutionId),
    (why) => batchRefusals[why],
  );
  const { rows, hasMore } = await listCertificates(db, officer, areas, filter, now);
  const of = institution ? await institutionName(db, institution) : null;
  return { filter, rows, hasMore, of, asked };
}

import { type CertificateFilter, certificateStates } from '#lib/training/certificates/list-for-staff.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What the address of the list asks for; whatever makes no sense counts as not asked. */
export const certificateFilter = (query: URLSearchParams): CertificateFilter => ({
  text: query.get('text')?.trim().slice(0, 100) || undefined,
  state: certificateStates.find((state) => state === query.get('state')),
  institution: readId<'institution'>(query.get('institution')) ?? undefined,
  after: readId<'certificate'>(query.get('after')) ?? undefined,
});

/** The address of the list with this filter. */
export const certificatesPath = (
  { text, state, institution }: CertificateFilter,
  after?: string | undefined,
): string => withQuery(paths.staff.certificates, { text, state, institution, after });

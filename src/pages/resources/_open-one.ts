import type { AstroGlobal } from 'astro';
import { date, momentOf, ukDay } from '#lib/dates.ts';
import { languageOf } from '#lib/campaigns/languages.ts';
import { findPublicResource } from '#lib/campaigns/resources/public-find.ts';
import { pictureOf } from '#lib/campaigns/resources/select-sql.ts';
import { isAbsent } from '#lib/web/respond.ts';

/** The resource that the address names, as it is now or as one of its versions was; null where there is none. */
export async function openResource({
  locals: { db, now },
  params,
  url,
  response,
}: Pick<AstroGlobal, 'locals' | 'params' | 'url' | 'response'>) {
  const asked = url.searchParams.get('version');
  const version = asked && /^\d{1,5}$/.test(asked) ? Number(asked) : null;
  const found = await findPublicResource(db, { slug: params['slug'] ?? '', version }, now);
  if (!found) return (isAbsent(response), null);
  const of = (role: string) => found.files.filter((file) => file.role === role);
  return {
    found,
    language: languageOf(found.language),
    picture: pictureOf(found.files),
    alt: of('preview')[0]?.words ?? '',
    downloads: of('download'),
    prints: of('print'),
    film: of('download').find(({ kind }) => kind === 'film') ?? null,
    captions: of('captions')[0] ?? null,
    isReplaced: found.replacedAt !== null,
    replacedOn: found.replacedAt === null ? '' : date(ukDay(momentOf(found.replacedAt))),
    publishedOn: date(ukDay(momentOf(found.approvedAt))),
    lastDay: found.expiresOn ? date(Temporal.PlainDate.from(found.expiresOn)) : null,
  };
}
export type OpenResource = NonNullable<Awaited<ReturnType<typeof openResource>>>;

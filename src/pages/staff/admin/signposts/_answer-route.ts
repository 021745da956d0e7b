import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { findRoute } from '#lib/enquiries/signposts/list.ts';
import { changeRoute, markRouteChecked } from '#lib/enquiries/signposts/routes.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line } from '#lib/web/fields.ts';
import { readId } from '#lib/web/read-id.ts';
import { refusals } from './_words.ts';

const linkError = 'Enter the whole address of the page, like https://www.bedford.gov.uk/prevent';
const form = z
  .object({
    sequence: z.coerce.number({ error: 'Open the page again' }).int(),
    deed: z.enum(['save', 'check']).default('save').catch('save'),
    council: line('the name of the council', 120).optional(),
    href: z
      .string({ error: linkError })
      .max(300, { error: linkError })
      .regex(/^https:\/\/[^\s/]+\.[^\s]+$/, { error: linkError })
      .optional(),
    isPage: z.boolean(),
    phone: z
      .string()
      .regex(/^[0-9][0-9 ]{1,18}$/, { error: 'Enter a number, like 01234 267422' })
      .optional(),
    note: z.string().max(300, { error: 'Shorten what to know to 300 characters' }).optional(),
  })
  // The button that marks it as checked sends neither.
  .refine(({ deed, council }) => deed === 'check' || council, {
    path: ['council'],
    error: 'Enter the name of the council',
  })
  .refine(({ deed, href }) => deed === 'check' || href, { path: ['href'], error: linkError });

/** The route that the address names, if the reader keeps those of its district; null otherwise. */
export async function openRoute({ locals, params }: Pick<AstroGlobal, 'locals' | 'params'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const found = await findRoute(db, readId<'council_route'>(params['id']));
  if (!found) return null;
  const path = await knownAreaPath(db, found.route.areaId, now);
  return can.keepSignposts(officer, path) ? { ...found, officer, db, now } : null;
}
export type OpenRoute = NonNullable<Awaited<ReturnType<typeof openRoute>>>;

/** Answers the form of a council's route: saves it, or marks it as checked. */
export function answerRoute(
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { route, db, officer, now }: OpenRoute,
) {
  return answerForm<typeof form, string, string>(
    page,
    form,
    async ({ sequence, deed, council, href, isPage, phone = null, note = null }) => {
      const seen = { id: route.id, sequence };
      const given = { council: council!, href: href!, isReferralPage: isPage, phone, note };
      const isCheck = deed === 'check';
      const outcome = isCheck
        ? await markRouteChecked(db, officer, seen, now)
        : await changeRoute(db, officer, { ...seen, given }, now);
      return outcome.ok ? { ok: true, value: isCheck ? 'checked' : 'changed' } : outcome;
    },
    (why) => ({ href: refusals[why] ?? why }),
    {
      ...{ sequence: String(route.sequence), council: route.council, href: route.href },
      ...{ isPage: route.isReferralPage, phone: route.phone ?? '', note: route.note ?? '' },
    },
  );
}

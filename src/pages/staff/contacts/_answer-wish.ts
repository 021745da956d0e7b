import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { findWish } from '#lib/institutions/contacts/find-wish.ts';
import { answerWish } from '#lib/institutions/contacts/wishes.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { answerForm } from '#lib/web/answer.ts';
import { readId } from '#lib/web/read-id.ts';
import { checkedText } from '../../_checked-text.ts';
import { addRefusals, contactRefusals } from './_refusals.ts';

/** The wish that the address names, for whoever may answer it; null where it is not theirs, or answered. */
export async function openWish({ locals, params }: Pick<AstroGlobal, 'locals' | 'params'>) {
  const officer = signedIn(locals);
  const { db, now, environment } = locals;
  if (!can.manageContacts(officer)) return null;
  const areas = await areasFor(db, officer, 'manageContacts');
  const found = await findWish(db, officer, areas, readId(params['id']), now);
  return found && { officer, db, now, areas, found, secret: environment.secret };
}
export type OpenWish = NonNullable<Awaited<ReturnType<typeof openWish>>>;

const wishForm = z
  .object({
    do: z.enum(['apply', 'answer'], { error: 'Use one of the buttons' }),
    answer: checkedText(
      z.string().max(500, { error: 'Shorten the answer to 500 characters or fewer' }),
    ).optional(),
  })
  .refine((given) => given.do === 'apply' || given.answer, {
    path: ['answer'],
    error: 'Say why it stays as it is: they read it on their page',
  });

const words = {
  ...addRefusals,
  ...contactRefusals,
  'not waiting': 'Somebody has answered it meanwhile.',
  'nothing to apply':
    'There is nothing to take over: answer in words, and edit the contact where it is right.',
};

/** Answers the form of a wish. */
export const answerAsked = (page: AstroGlobal, { officer, db, now, areas, found, secret }: OpenWish) =>
  answerForm(
    page,
    wishForm,
    (given) =>
      answerWish(
        db,
        officer,
        areas,
        { id: found.wish.id, applies: given.do === 'apply', answer: given.answer ?? null, secret },
        now,
      ),
    (reason): Record<string, string> => ({ answer: words[reason] }),
  );

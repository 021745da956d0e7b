import { z } from 'astro/zod';
import { breakGlass, type GlassRefusal } from '#lib/officers/restrictions/break-glass.ts';
import { answerForm } from '#lib/web/answer.ts';
import { checkedText } from '../../../_checked-text.ts';
import type { OpenRestriction } from './_open-restriction.ts';

type Page = { request: Request; response: { status?: number } };

const tooShort = { error: 'Enter why you need to see it, in 10 characters or more' };
const form = z.object({
  reason: checkedText(
    z
      .string(tooShort)
      .transform((text) => text.replace(/\s+/g, ' '))
      .pipe(
        z.string().min(10, tooShort).max(300, { error: 'Shorten the reason to 300 characters or fewer' }),
      ),
  ),
});

const refusals = {
  'no such restriction': 'It is not restricted any more. Open it as usual',
  'open already': 'It is open to you already',
  'nobody to tell':
    'No data protection officer looks after this area, so nobody could be told. It stays closed',
} satisfies Record<GlassRefusal, string>;

/** Answers the form that opens a restricted record for one hour. */
export const answerBreakGlass = (page: Page, { db, officer, found, now }: OpenRestriction) =>
  answerForm(
    page,
    form,
    (value) => breakGlass(db, officer, found.id, value, now),
    (why) => ({ reason: refusals[why] }),
  );

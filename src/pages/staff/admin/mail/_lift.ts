import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { SuppressionId } from '#db/schema/mail-suppressions.ts';
import type { Officer } from '#lib/actor.ts';
import { liftSuppression } from '#lib/mail/suppress.ts';
import { answerForm } from '#lib/web/answer.ts';
import { emailAddress, line } from '#lib/web/fields.ts';
import { checkedText } from '../../../_checked-text.ts';
import { sentences } from './_words.ts';

const form = z.object({ email: emailAddress('the address'), reason: checkedText(line('why', 300)) });

/** Answers the form that lets an address be written to again. */
export const answerLift = (
  page: Pick<AstroGlobal, 'request' | 'response' | 'locals'>,
  officer: Officer,
  id: SuppressionId,
) => {
  const { db, now, environment } = page.locals;
  return answerForm(
    page,
    form,
    (given) => liftSuppression(db, officer, id, { ...given, secret: environment.secret }, now),
    (why) => ({ email: sentences[why] }),
  );
};

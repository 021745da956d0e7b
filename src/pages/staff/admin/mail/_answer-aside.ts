import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { AsideId } from '#db/schema/returned-mail.ts';
import type { Officer } from '#lib/actor.ts';
import { settleAside } from '#lib/mail/returned/kept-aside.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line } from '#lib/web/fields.ts';
import { checkedText } from '../../../_checked-text.ts';

const form = z.object({ note: checkedText(line('what came of it', 300)) });

/** Answers the form that says what came of a message that was kept aside. */
export const answerAside = (
  page: Pick<AstroGlobal, 'request' | 'response' | 'locals'>,
  officer: Officer,
  id: AsideId,
) => {
  const { db, now } = page.locals;
  return answerForm(
    page,
    form,
    ({ note }) => settleAside(db, officer, id, note, now),
    () => ({ note: 'Somebody looked at it meanwhile' }),
  );
};

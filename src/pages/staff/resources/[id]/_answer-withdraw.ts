import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { withdrawResource } from '#lib/campaigns/resources/approve.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line } from '#lib/web/fields.ts';
import { checkedText } from '../../../_checked-text.ts';
import type { OpenedResource } from '../_open-resource.ts';
import { sentences } from '../_words.ts';

const form = z.object({ reason: checkedText(line('why it is withdrawn', 500)) });

/** Answers the form of whoever takes a resource off the site. */
export const answerWithdraw = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, seen, now }: OpenedResource,
) =>
  answerForm(
    page,
    form,
    ({ reason }) => withdrawResource(db, officer, seen.id, reason, now),
    (why) => ({ reason: sentences[why] }),
  );

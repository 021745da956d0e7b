import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { withdrawCampaign } from '#lib/campaigns/schedule.ts';
import { longest } from '#lib/campaigns/words.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line } from '#lib/web/fields.ts';
import { checkedText } from '../../_checked-text.ts';
import type { OpenCampaign } from './_open-campaign.ts';
import { sentences } from './_words.ts';

const form = z.object({ reason: checkedText(line('why it is withdrawn', longest.reason)) });

/** Answers the form of whoever takes a campaign off the site. */
export const answerWithdraw = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, id, now }: OpenCampaign,
) =>
  answerForm(
    page,
    form,
    (given) => withdrawCampaign(db, officer, { id }, given, now),
    (why) => ({ reason: sentences[why] }),
  );

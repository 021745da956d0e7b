import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { discardDraft } from '#lib/campaigns/begin-version.ts';
import type { SeenDraft } from '#lib/campaigns/lock.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { OpenCampaign } from './_open-campaign.ts';
import { sentences } from './_words.ts';

const number = z.coerce.number({ error: 'Open the page again' }).int();
const form = z.object({ version: number, sequence: number });

/** Answers the page that throws a draft away, as it was when the page was opened. */
export const answerDiscard = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, id, now }: OpenCampaign,
  { version, sequence }: SeenDraft,
) =>
  answerForm(
    page,
    form,
    (given) => discardDraft(db, officer, { id, ...given }, now),
    (why) => ({ '': sentences[why] }),
    { version: String(version), sequence: String(sequence) },
  );

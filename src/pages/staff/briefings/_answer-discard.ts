import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { discardDraft } from '#lib/calendar/briefings/draft.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { OpenBriefing } from './_open-briefing.ts';
import { sentences } from './_refusals.ts';

const discard = z.object({ sequence: z.coerce.number({ error: 'Open the page again' }).int() });

/** Answers whoever throws a draft away: the draft that they saw, and no other. */
export const answerDiscard = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, seen, now }: OpenBriefing,
) =>
  answerForm(
    page,
    discard,
    ({ sequence }) => discardDraft(db, officer, { ...seen, sequence }, now),
    (why) => ({ sequence: sentences[why] }),
    { sequence: String(seen.sequence) },
  );

import { z } from 'astro/zod';
import type { PointId } from '#lib/engagement/tick-follow-up.ts';
import { tickFollowUp } from '#lib/engagement/tick-follow-up.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { OpenEngagement } from '../_open-engagement.ts';

type Page = { request: Request; response: { status?: number } };

const form = z.object({
  do: z.enum(['done', 'open'], { error: 'Use one of the buttons' }),
  point: z.uuid({ error: 'Use one of the buttons' }),
});

/** Answers the buttons beside the follow-ups. */
export const answerRecord = (page: Page, { db, officer, id, now }: OpenEngagement) =>
  answerForm(
    page,
    form,
    (given) => {
      const about = { engagementId: id, pointId: given.point as PointId, isDone: given.do === 'done' };
      return tickFollowUp(db, officer, about, now);
    },
    () => ({ do: 'This follow-up is not there any more.' }),
  );

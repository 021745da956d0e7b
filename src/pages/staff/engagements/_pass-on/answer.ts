import { z } from 'astro/zod';
import { ukDay } from '#lib/dates.ts';
import { passOn } from '#lib/engagement/pass-on.ts';
import { routeCodes, routeWords } from '#lib/engagement/routes.ts';
import type { Outcome } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { OpenEngagement } from '../_open-engagement.ts';

type Page = { request: Request; response: { status?: number } };

const form = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  route: z.enum(routeCodes, { error: 'Choose the route that it went' }),
  sure: z.boolean().refine((ticked) => ticked, { error: 'Confirm that it has reached the right people' }),
});

const refusals = {
  'changed meanwhile':
    'Somebody changed this engagement while you had the page open. Look at it again first.',
  'erased already': 'The text of this engagement is erased already.',
  'not passed on yet': 'It was not passed on yet.',
};

/** Answers the page that notes a hand-over and wipes the text it came from. */
export const answerPassOn = (page: Page, { db, officer, id, now }: OpenEngagement, sequence: number) =>
  answerForm(
    page,
    form,
    (given): Promise<Outcome<null, keyof typeof refusals>> => {
      const { toRole } = routeWords[given.route];
      const passed = { route: given.route, toRole, onDay: ukDay(now) };
      return passOn(db, officer, { id, sequence: given.sequence, passed }, now);
    },
    (reason): Record<string, string> => ({ route: refusals[reason] }),
    { sequence: String(sequence) },
  );

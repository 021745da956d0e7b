import { z } from 'astro/zod';
import { ukDay } from '#lib/dates.ts';
import { passOn, type PassedOn, type PassOnRefusal } from '#lib/engagement/pass-on.ts';
import { routeCodes, routeWords } from '#lib/engagement/routes.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { forgetOverrides } from '#lib/privacy/forget-overrides.ts';
import { wipeObservations } from '#lib/tension/observations/wipe.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { OpenEngagement } from '../_open-engagement.ts';

type Page = { request: Request; response: { status?: number } };

const form = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  route: z.enum(routeCodes, { error: 'Choose the route that it went' }),
  sure: z.boolean().refine((ticked) => ticked, { error: 'Confirm that it has reached the right people' }),
});

const refusals: Readonly<Record<PassOnRefusal, string>> = {
  'changed meanwhile':
    'Somebody changed this engagement while you had the page open. Look at it again first.',
  'erased already': 'The text of this engagement is erased already.',
  'not passed on yet': 'It was not passed on yet.',
};

/** Answers the page that notes a hand-over and wipes the text it came from. */
export const answerPassOn = (page: Page, open: OpenEngagement, sequence: number) =>
  answerForm(
    page,
    form,
    (given) => {
      const { toRole } = routeWords[given.route];
      const passed = { route: given.route, toRole, onDay: ukDay(open.now) };
      return wipeAll(open, { sequence: given.sequence, passed });
    },
    (reason): Record<string, string> => ({ route: refusals[reason] }),
    { sequence: String(sequence) },
  );

/** Erases the engagement, and in the same transaction what other rooms hold of it. */
const wipeAll = (
  { db, officer, id, now }: OpenEngagement,
  about: { sequence: number; passed: PassedOn },
): Promise<Outcome<null, PassOnRefusal>> =>
  db.transaction(async (tx) => {
    const outcome = await passOn(tx, officer, { id, ...about }, now);
    if (!outcome.ok) return outcome;
    const observations = await wipeObservations(tx, officer, id, now);
    await forgetOverrides(tx, [id, ...outcome.value.promises, ...observations]);
    return done(null);
  });

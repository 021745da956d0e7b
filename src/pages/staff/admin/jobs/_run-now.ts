import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { askRun } from '#lib/jobs/ask-run.ts';
import { answerForm } from '#lib/web/answer.ts';

type Page = { request: Request; response: { status?: number }; locals: App.Locals };

const refusals = {
  'no such job': 'There is no such job any more.',
  'already waiting': 'Somebody asked for it already; it begins within a few seconds.',
};

/** Answers the button that runs a job now. */
export const answerRunNow = ({ request, response, locals }: Page, officer: Officer) =>
  answerForm(
    { request, response },
    z.object({ job: z.string().max(100) }),
    ({ job }) => askRun(locals.db, officer, job, locals.now),
    (reason) => ({ job: refusals[reason] }),
  );

import type { AstroGlobal } from 'astro';
import type { SessionId } from '#db/schema/sessions.ts';
import { can } from '#lib/officers/can.ts';
import { listComments } from '#lib/training/evaluation/comments.ts';
import { evaluationFigures } from '#lib/training/evaluation/figures.ts';
import { sharedKeyOf } from '#lib/training/evaluation/shared.ts';
import { evaluationStages, stageLabels } from '#lib/training/evaluation/words.ts';
import { absolute, paths, withQuery } from '#lib/web/paths.ts';
import { openSession } from '../sessions/_open-session.ts';
import { readAsked } from './_filter.ts';

/** What people said of the session in the address; null where its reader may not know. */
export async function openOfSession(page: AstroGlobal) {
  const open = await openSession(page, can.seeEvaluation);
  if (!open || open.standing?.isOpen === false) return null;
  const { officer, db, now, session, path } = open;
  const { stage } = readAsked(page.url.searchParams);
  const filter = { stage, session: session.id };
  const scope = { areas: [session.areaId], reader: officer.id, filter };
  const [figures, comments, sharedUrl] = await Promise.all([
    evaluationFigures(db, scope, now),
    listComments(db, officer, scope, now),
    can.manageSessions(officer, path) && stage === 'end' ? linkFor(page.locals, session.id) : null,
  ]);
  const rounds = evaluationStages.map((one) => ({
    href: withQuery(paths.staff.sessionEvaluation(session.id), { stage: one === 'end' ? null : one }),
    text: stageLabels[one],
    isCurrent: one === stage,
  }));
  return { ...open, stage, figures, comments, rounds, sharedUrl };
}

/** The link that all the staff of an organisation share, for the screen; null for any other session. */
async function linkFor({ db, now, environment }: App.Locals, id: SessionId): Promise<string | null> {
  const key = await sharedKeyOf(db, environment.secret, id, now);
  return key && absolute(environment.publicUrl, paths.evaluation(key));
}

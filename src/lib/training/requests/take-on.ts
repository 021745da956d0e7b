import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { TrainingRequestId } from '#db/schema/training-requests.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeRequest, type RequestRefusal, type SeenRequest } from './change.ts';
import { moveOn } from './steps.ts';
import { isTrainer } from './trainers.ts';
import { openStates } from './words.ts';

/** Gives a request to a colleague who looks after it from now on; one that was only received goes to triage. */
export const takeOn = (
  db: Db,
  officer: Officer,
  id: TrainingRequestId,
  { leadOfficerId, ...seen }: SeenRequest & { leadOfficerId: OfficerId },
  now: Temporal.Instant,
): Promise<Outcome<null, RequestRefusal | 'no such colleague'>> =>
  changeRequest(db, id, { ...seen, from: [...openStates, 'delivered'] }, async (tx, request) => {
    if (!(await isTrainer(tx, leadOfficerId, request.areaId, now))) return refused('no such colleague');
    const state = request.state === 'received' ? 'triage' : request.state;
    await moveOn(tx, officer, request, { state, leadOfficerId, reason: 'Given to a lead officer.' }, now);
    const what = { operation: 'alter', entity: 'training_request', ids: [id] } as const;
    await record(tx, officer, { ...what, fields: ['lead_officer_id', 'state'] }, now);
    return done(null);
  });

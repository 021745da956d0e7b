import { mayReach } from '#lib/officers/staff-pages.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { nextSteps } from '../_form/log-form.ts';
import type { OpenEngagement } from '../_open-engagement.ts';

/** What can be recorded next, each filled in from an engagement, as far as the reader may. */
export function stepsFrom({ officer, may, id, institutionId }: OpenEngagement) {
  const from = { engagement: id };
  const all = {
    tension: {
      text: 'Record a sign of tension',
      href: withQuery(paths.staff.newObservation, from),
      may: may.observe && mayReach(officer, '/staff/tension/observations/new'),
    },
    promise: {
      text: 'Record a promise',
      href: withQuery(paths.staff.newPromise, from),
      may: may.promise && mayReach(officer, '/staff/promises/new'),
    },
    training: {
      text: 'Ask for training on their behalf',
      href: withQuery(paths.askForTraining, { institution: institutionId }),
      may: may.train,
    },
  };
  return nextSteps.flatMap((key) => (all[key].may ? [{ key, ...all[key] }] : []));
}

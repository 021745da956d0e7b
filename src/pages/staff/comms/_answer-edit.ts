import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { editPlan } from '#lib/impact/comms/edit.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { officersWhoMay } from '#lib/officers/who-may.ts';
import { answerForm } from '#lib/web/answer.ts';
import { readId } from '#lib/web/read-id.ts';
import type { OpenPlan } from './_open-plan.ts';
import { planFields, planGiven, shownPlan, wide } from './_plan-form.ts';
import { sentences } from './_refusals.ts';

const form = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  owner: z.string({ error: 'Choose who answers for it' }),
  ...planFields,
});

/** Answers the form of a plan: what it is about, for whom it is and who answers for it. */
export async function answerEdit(page: Pick<AstroGlobal, 'request' | 'response'>, open: OpenPlan) {
  const { db, officer, found, place, asked, now, may } = open;
  const all = wide(await areaChoices(db, await areasFor(db, officer, 'writeComms')));
  const others = all.filter(({ id }) => id !== place.areaId);
  const able = await officersWhoMay(db, 'writeComms', { areas: [place.areaId], but: place.ownerId }, now);
  const owners = [found.owner, ...(may.keep ? able : [])];
  const filled = {
    ...{ sequence: String(place.sequence), owner: place.ownerId },
    ...shownPlan(found, place.further),
  };
  const answer = await answerForm(
    page,
    form,
    async ({ sequence, owner, ...about }) => {
      const ownerId = owners.find(({ id }) => id === readId<'officer'>(owner))?.id ?? place.ownerId;
      const { areaId: _, ...given } = planGiven(about, place.areaId, others);
      return editPlan(db, officer, { ...asked, sequence }, { ...given, ownerId }, now);
    },
    (why) => ({
      [why === 'under embargo' ? 'embargo' : why === 'not yours to pass on' ? 'owner' : 'title']:
        sentences[why],
    }),
    filled,
  );
  return { ...answer, others, owners };
}

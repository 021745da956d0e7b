import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { listForces } from '#lib/areas/list.ts';
import { changeFrame } from '#lib/impact/assessments/frame.ts';
import type { OpenRefusal } from '#lib/impact/assessments/lock.ts';
import { listAble } from '#lib/officers/restrictions/eligible.ts';
import { listReaders } from '#lib/officers/restrictions/readers.ts';
import { answerForm } from '#lib/web/answer.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { groupsOf } from '../_new/open-new.ts';
import { chosenOthers, otherFields, shownOthers } from '../_new/other-areas.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { sentences } from '../_refusals.ts';

const form = z.object({ owner: z.string({ error: 'Choose the owner' }), ...otherFields });

/** Answers the form that says who owns an assessment and which other areas it touches. */
export async function answerFrame(page: Pick<AstroGlobal, 'request' | 'response'>, open: OpenImpact) {
  const { db, officer, id, now, found, today } = open;
  const [forces, owners] = await Promise.all([listForces(db, '', today), writersOf(open)]);
  const known = forces.flatMap((force) => [force, ...force.districts]);
  const filled = { owner: found.assessment.ownerId as string, ...shownOthers(found.others) };
  const answer = await answerForm(
    page,
    form,
    async (value): Promise<Outcome<null, OpenRefusal | 'no such owner'>> => {
      const owner = owners.find((one) => one.id === value.owner);
      if (!owner) return refused('no such owner');
      return changeFrame(db, officer, id, { ownerId: owner.id, otherAreas: chosenOthers(value, known) }, now);
    },
    (why) => ({ owner: why === 'no such owner' ? 'Choose the owner' : sentences[why] }),
    filled,
  );
  return { ...answer, owners, groups: groupsOf(forces) };
}

// Whoever owns it keeps it alive: somebody who may write there, and of one kept to a few only they.
async function writersOf({ db, path, restriction, now }: OpenImpact) {
  const able = await listAble(db, 'writeImpact', path, now);
  const named = restriction ? await listReaders(db, restriction.restriction) : null;
  return able.filter((one) => !named || named.some(({ id }) => id === one.id));
}

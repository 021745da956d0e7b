import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { roleCodes } from '#lib/partners/memberships/mine.ts';
import { can } from '#lib/officers/can.ts';
import {
  type DecideRefusal,
  endMembership,
  grantMembership,
  refuseMembership,
} from '#lib/partners/memberships/decide.ts';
import type { Outcome } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { checkedText } from '../../../_checked-text.ts';
import type { OpenMembership } from './_open-membership.ts';

const form = z
  .object({
    do: z.enum([...roleCodes, 'refuse', 'end'], { error: 'Choose what to do' }),
    reason: checkedText(
      z.string().max(300, { error: 'Shorten the reason to 300 characters or fewer' }),
    ).optional(),
  })
  .refine(({ do: what, reason }) => reason || (what !== 'refuse' && what !== 'end'), {
    error: 'Enter what we tell them, in one sentence',
    path: ['reason'],
  });

const refusals = {
  'no such membership': 'It is not there any more',
  'decided already': 'Somebody has decided on it already. Look at it as it is now',
  'over already': 'It has ended already',
} satisfies Record<DecideRefusal, string>;

/** Answers the page of a membership: granted, refused or ended. */
export const answerDecision = (page: AstroGlobal, { officer, db, now, id }: OpenMembership) =>
  answerForm(
    page,
    form,
    ({ do: what, reason = '' }): Promise<Outcome<null, DecideRefusal>> => {
      if (!can.managePartners(officer)) throw new Error('A page of partners without a guard.');
      if (what === 'refuse') return refuseMembership(db, officer, id, { reason }, now);
      if (what === 'end') return endMembership(db, officer, id, { reason }, now);
      return grantMembership(db, officer, id, { role: what }, now);
    },
    (reason) => ({ do: refusals[reason] }),
  );

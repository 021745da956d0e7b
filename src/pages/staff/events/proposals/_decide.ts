import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { acceptProposal, type AcceptRefusal } from '#lib/calendar/proposals/accept.ts';
import { declineProposal } from '#lib/calendar/proposals/decline.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paragraphs } from '#lib/web/fields.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { checkedText } from '../../../_checked-text.ts';
import { pointOf } from '../../../_point-of.ts';
import { eventDone } from '../_open-event.ts';
import { sequenceField } from '../_form.ts';
import { editMistakes } from '../_refusals.ts';
import type { OpenProposal } from './_open.ts';

const form = z
  .object({
    sequence: sequenceField,
    do: z.enum(['accept', 'decline'], { error: 'Choose what is to become of it' }),
    reason: checkedText(paragraphs('why, for the organisation to read', 1000)).optional(),
  })
  .refine(({ do: what, reason }) => what === 'accept' || reason, {
    path: ['reason'],
    error: 'Say why, for the organisation to read',
  });

/** Answers the buttons of a proposal: goes on to the draft, or back to the record; or says what is wrong. */
export async function answerDecide(
  page: Pick<AstroGlobal, 'request' | 'response'>,
  open: OpenProposal,
): Promise<Response | { reason: string; errors: Mistakes }> {
  const { id } = open.found.proposal;
  const answer = await answerForm(page, form, (value) => decide(open, value), wording);
  if (!answer.done) return { reason: answer.values.reason, errors: answer.errors };
  const { eventId } = answer.done.value;
  if (eventId) return eventDone(eventId, 'accepted');
  return seeOther(withQuery(paths.staff.proposal(id), { done: 'declined' }));
}

type Decided = { eventId: Parameters<typeof eventDone>[0] | null };

async function decide(
  { db, officer, now, found }: OpenProposal,
  { sequence, do: what, reason }: z.output<typeof form>,
): Promise<Outcome<Decided, AcceptRefusal>> {
  const seen = { id: found.proposal.id, sequence };
  if (what === 'accept') {
    const { areaId: _, ...point } = await pointOf({ db, now }, found.proposal.venuePostcode);
    return acceptProposal(db, officer, seen, point, now);
  }
  const outcome = await declineProposal(db, officer, seen, { reason: reason! }, now);
  return outcome.ok ? done({ eventId: null }) : outcome;
}

const own = {
  'no such proposal': 'This proposal is not there any more',
  'decided already': 'This proposal has its answer already. Look at how it stands now',
  'changed meanwhile':
    'The organisation changed this proposal since you opened it. Read it again, then decide',
} as const;

// What no draft can be made of is said of the whole: the form has no fields for it.
function wording(reason: AcceptRefusal): Mistakes {
  if (Object.hasOwn(own, reason)) return { whole: own[reason as keyof typeof own] };
  return { whole: Object.values(editMistakes[reason as keyof typeof editMistakes])[0] ?? '' };
}

import { z } from 'astro/zod';
import { liftRestriction } from '#lib/officers/restrictions/restrict.ts';
import { nameReader, removeReader } from '#lib/officers/restrictions/readers.ts';
import { reviewGlass } from '#lib/officers/restrictions/review-glass.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { readId } from '#lib/web/read-id.ts';
import { checkedText } from '../../../_checked-text.ts';
import type { OpenRestriction } from './_open-restriction.ts';

type Page = { request: Request; response: { status?: number } };

const sentence = checkedText(z.string().max(300, { error: 'Shorten this to 300 characters or fewer' }));

/** One form a row and one at the foot: which was sent stands in `do`. */
const form = z
  .object({
    do: z.enum(['name', 'remove', 'lift', 'looks_right', 'ask'], { error: 'Choose what to do' }),
    person: z.string().optional(),
    glass: z.string().optional(),
    reason: sentence.optional(),
    question: sentence.optional(),
  })
  .superRefine(({ do: what, person, reason, question }, context) => {
    const wants = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (what === 'name' && !person) wants('person', 'Choose who may see it too');
    if (what === 'lift' && !reason) wants('reason', 'Enter why it opens to everybody again');
    if (what === 'ask' && !question) wants('question', 'Enter what you ask');
  });
type Sent = z.output<typeof form>;

const refusals = {
  'not yours': ['do', 'Only somebody who may see this record can change who else does'],
  yourself: ['person', 'Nobody names themselves. Ask one of the people named, or open it for one hour'],
  'named already': ['person', 'They are named already'],
  'not named': ['do', 'They are not named any more'],
  'the last': ['do', 'Somebody must be named. Name another first, or lift the restriction'],
  'not waiting': ['do', 'Somebody else has reviewed it already, or it was you who opened it'],
  'no such person': ['person', 'Choose somebody from the list'],
} as const;

/** Answers the forms on the page of a restricted record. `able` may be named. */
export function answerChange(page: Page, open: OpenRestriction, able: readonly { id: string }[]) {
  const wording = (why: keyof typeof refusals) => ({ [refusals[why][0]]: refusals[why][1] });
  return answerForm(page, form, (sent) => change(open, able, sent), wording);
}

async function change(
  open: OpenRestriction,
  able: readonly { id: string }[],
  sent: Sent,
): Promise<Outcome<null, keyof typeof refusals>> {
  const { db, officer, found, may, areas, now } = open;
  const { do: what, reason = '', question = null } = sent;
  if (what === 'looks_right' || what === 'ask') {
    const id = readId<'break_glass'>(sent.glass);
    if (!may.review || !id) return refused('not waiting');
    return reviewGlass(db, officer, { id, areas }, { finding: what, note: question }, now);
  }
  if (!may.change) return refused('not yours');
  if (what === 'lift') return liftRestriction(db, officer, found.id, { reason }, now);
  const person = readId<'officer'>(sent.person);
  if (!person) return refused('no such person');
  if (what === 'remove') return removeReader(db, officer, found.id, person, now);
  if (!able.some(({ id }) => id === person)) return refused('no such person');
  return nameReader(db, officer, found.id, person, now);
}

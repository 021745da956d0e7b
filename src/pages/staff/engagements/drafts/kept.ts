import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { type KeptVerdict, takeKept } from '#lib/engagement/drafts/take-kept.ts';
import { openNote, type SealedNote } from '#lib/keys/sealed-note.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { draftForm } from '../_form/draft.ts';
import { isTooLarge, sentDraft, typedIn } from './_typed.ts';

const part = z.string().max(200_000);
const sent = z.object({
  notes: z
    .array(
      z.object({
        id: z.uuid(),
        ...{ key: part, iv: part, box: part },
        // How long ago it was typed: clocks of phones are wrong, and stopwatches are right.
        ago: z.number().min(0),
      }),
    )
    .max(50),
});
type Sent = z.output<typeof sent>['notes'][number];
type Verdict = KeptVerdict | 'unreadable';

/** Takes the notes that a phone kept sealed, each as often as it is sent, and answers what became of each. */
export const POST: APIRoute = async ({ locals, request }) => {
  const officer = signedIn(locals);
  if (!can.logEngagement(officer)) return new Response(null, { status: 404 });
  const read = sent.safeParse(await request.json().catch(() => null));
  if (!read.success) return new Response(null, { status: 400 });
  const verdicts: Record<string, Verdict> = {};
  for (const note of read.data.notes) verdicts[note.id] = await take(locals, officer, note);
  return Response.json({ verdicts });
};

async function take(
  { db, environment, now }: App.Locals,
  officer: Officer,
  { ago, ...note }: Sent & SealedNote,
): Promise<Verdict> {
  const read = sentDraft.safeParse(openNote(environment.secret, officer.id, note));
  if (!read.success) return 'unreadable';
  const typed = typedIn(Object.entries(read.data.typed));
  if (isTooLarge(typed)) return 'unreadable';
  const keptAt = now.subtract({ milliseconds: Math.round(ago) });
  return takeKept(db, officer, { ...read.data, form: draftForm, typed, keptAt }, now);
}

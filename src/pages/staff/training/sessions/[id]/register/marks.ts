import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import type { MarkId } from '#db/schema/attendance.ts';
import { markRegister, type RowPress } from '#lib/training/attendance/mark.ts';
import { registerStates } from '#lib/training/attendance/register.ts';
import { readId } from '#lib/web/read-id.ts';
import { countsOf, lineOf } from './_lines.ts';
import { openForRegister, type OpenRegister } from './_open-register.ts';
import { readState } from './_sent-marks.ts';

/** A phone without a connection keeps its marks for so long, in milliseconds. */
const longestAgo = 48 * 60 * 60 * 1000;

const id = z.uuid();
const sent = z.object({
  marks: z
    .array(
      z.object({
        id,
        row: id,
        state: z.string(),
        saw: id.nullable(),
        settles: id.nullable(),
        // How long ago it was pressed: clocks of phones are wrong, and stopwatches are right.
        ago: z.number().min(0).max(longestAgo),
      }),
    )
    .max(500),
});

const absent = () => new Response(null, { status: 404 });

/** What stands on every line, for phones that have the register open; no names, so nothing new is looked at. */
export const GET: APIRoute = async (context) => {
  const open = await openForRegister(context);
  return open ? Response.json(await shown(open)) : absent();
};

/** Takes the marks that a phone has kept, each as often as it is sent, and answers what became of each. */
export const POST: APIRoute = async (context) => {
  const open = await openForRegister(context);
  if (!open) return absent();
  const read = sent.safeParse(await context.request.json().catch(() => null));
  if (!read.success) return new Response(null, { status: 400 });
  const { db, officer, register, now } = open;
  const presses = read.data.marks.flatMap((mark) => pressOf(mark, open) ?? []);
  const outcome = await markRegister(db, officer, register, presses, now);
  if (!outcome.ok) return new Response(null, { status: 409 });
  return Response.json({ verdicts: Object.fromEntries(outcome.value), ...(await shown(open)) });
};

async function shown({ db, officer, register }: OpenRegister) {
  const states = await registerStates(db, register.id, register.sitting.part);
  return { lines: states.map((state) => lineOf(state, officer.id)), counts: countsOf(states) };
}

type Sent = z.output<typeof sent>['marks'][number];

function pressOf(mark: Sent, { register, now }: OpenRegister): RowPress | null {
  const [row, state] = [readId<RowPress['row']['kind']>(mark.row), readState(mark.state)];
  if (!row || state === undefined) return null;
  const pressedAt = now.subtract({ milliseconds: Math.round(mark.ago) });
  const markId = (text: string | null): MarkId | null => readId(text);
  const [own, saw, settles] = [markId(mark.id), markId(mark.saw), markId(mark.settles)];
  return own && { id: own, row, part: register.sitting.part, state, saw, settles, pressedAt };
}

import { z } from 'astro/zod';
import type { Db } from '#db/client.ts';
import { atPeople, type Concern, lookThrough } from '#lib/guard/look-through.ts';
import { noteOverride } from '#lib/privacy/note-override.ts';
import type { Mistakes } from '#lib/web/form.ts';

/** Why a text should stay that the check had noticed. */
export const staysField = {
  stays: z.string().max(300, { error: 'Shorten why it should stay to 300 characters or fewer' }).optional(),
};

/** What the text check found in a form, and what of it is still to be said to whoever typed. */
export type Checked = {
  mistakes: Mistakes;
  /** What can stay with a reason; nothing once there is one. */
  concerns: readonly Concern[];
  noticed: readonly Concern[];
  stays: string;
};

/** Looks through what was typed freely in a form for what no text of ours may hold about a person. */
export function checkTexts(texts: Record<string, string | undefined>, stays: string): Checked {
  const { mistakes, concerns } = lookThrough(texts, atPeople);
  return { mistakes, concerns: stays ? [] : concerns, noticed: concerns, stays };
}

/** Whether the form can go on as far as the text check is concerned. */
export const isPassed = ({ mistakes, concerns }: Pick<Checked, 'mistakes' | 'concerns'>): boolean =>
  Object.keys(mistakes).length === 0 && concerns.length === 0;

type About = { form: string; entity: string; entityId: string };

/** Puts into the supervisor's queue that a text stayed and why, in the transaction of what was sent. */
export async function notePast(
  tx: Db,
  about: About & { reason: string | undefined },
  noticed: readonly Concern[],
  now: Temporal.Instant,
): Promise<void> {
  const { reason, ...what } = about;
  const findings = noticed.map(({ finding }) => finding);
  if (reason && findings.length > 0) await noteOverride(tx, { ...what, findings, reason }, now);
}

/** The same for a form whose texts were checked here. */
export const noteStays = (
  tx: Db,
  about: About,
  { stays, noticed }: Checked,
  now: Temporal.Instant,
): Promise<void> => notePast(tx, { ...about, reason: stays }, noticed, now);

/** The words under each field: mistakes before what may stay. */
export const fieldErrors = (errors: Mistakes, concerns: readonly Concern[]): Mistakes => ({
  ...Object.fromEntries(concerns.map(({ field, words }) => [field, words])),
  ...errors,
});

import { z } from 'astro/zod';
import type { Db } from '#db/client.ts';
import { noteOverride } from '#lib/privacy/note-override.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { type Concern, lookThrough } from '../contacts/_concerns.ts';

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

/** Looks through what was typed freely in a form about an institution or a network. */
export function checkTexts(texts: Record<string, string | undefined>, stays: string): Checked {
  const { mistakes, concerns } = lookThrough(texts, null);
  return { mistakes, concerns: stays ? [] : concerns, noticed: concerns, stays };
}

/** Whether the form can go on as far as the text check is concerned. */
export const isPassed = ({ mistakes, concerns }: Checked): boolean =>
  Object.keys(mistakes).length === 0 && concerns.length === 0;

type About = { form: string; entity: string; entityId: string };

/** Puts into the supervisor's queue that a text stayed, in the transaction of what was sent. */
export async function noteStays(
  tx: Db,
  about: About,
  checked: Checked,
  now: Temporal.Instant,
): Promise<void> {
  const findings = checked.noticed.map(({ finding }) => finding);
  if (checked.stays && findings.length > 0)
    await noteOverride(tx, { ...about, findings, reason: checked.stays }, now);
}

/** The words under each field: mistakes before what may stay. */
export const fieldErrors = (errors: Mistakes, concerns: readonly Concern[]): Mistakes => ({
  ...Object.fromEntries(concerns.map(({ field, words }) => [field, words])),
  ...errors,
});

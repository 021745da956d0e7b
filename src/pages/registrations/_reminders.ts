import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { chooseReminders } from '#lib/calendar/registrations/reminder-choice.ts';
import { readForm } from '#lib/web/form.ts';
import type { Opened } from './_open.ts';

const form = z.object({ reminders: z.enum(['on', 'off']) });

/** Turns reminders on or off where the page was sent; says whether it was. */
export async function takeReminderChoice(Astro: AstroGlobal, { id, actor }: Opened): Promise<boolean> {
  const { db, now, limits, clientAddress } = Astro.locals;
  if (Astro.request.method !== 'POST') return false;
  if (!(await limits.allow('registration-change', clientAddress)).ok) return false;
  const sent = await readForm(Astro.request, form);
  if (sent.ok) await chooseReminders(db, actor, id, sent.value.reminders === 'on', now);
  return sent.ok;
}

import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { askForApproval, publishEvent, type StepRefusal } from '#lib/calendar/events/approve.ts';
import { can } from '#lib/officers/can.ts';
import { readForm } from '#lib/web/form.ts';
import { isRefused } from '#lib/web/respond.ts';
import { eventDone, type OpenEvent } from './_open-event.ts';
import { stepMistakes } from './_refusals.ts';

const form = z.object({ do: z.enum(['ask', 'publish']), sequence: z.coerce.number().int() });
const steps = { ask: askForApproval, publish: publishEvent };
const done = { ask: 'asked', publish: 'published' };

/** Answers the buttons of an event's page: the next step was taken, or a sentence why not; null where none was pressed. */
export async function answerPress(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, found, path, now }: OpenEvent,
): Promise<Response | { mistake: string } | null> {
  if (request.method !== 'POST') return null;
  if (!can.manageEvents(officer, path)) return new Response(null, { status: 404 });
  const read = await readForm(request, form);
  if (!read.ok) return new Response(null, { status: 404 });
  const { do: what, sequence } = read.value;
  const outcome = await steps[what](db, officer, { id: found.event.id, sequence }, now);
  if (outcome.ok) return eventDone(found.event.id, done[what]);
  isRefused(response);
  return { mistake: sentenceOf(outcome.reason) };
}

const sentenceOf = (reason: StepRefusal): string => Object.values(stepMistakes[reason])[0] ?? '';

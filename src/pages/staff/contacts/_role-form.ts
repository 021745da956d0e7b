import { z } from 'astro/zod';
import { codes } from '#lib/institutions/contacts/choices.ts';
import { mayTellFaith } from '#lib/institutions/contacts/faith-role.ts';
import type { NewRole } from '#lib/institutions/contacts/role-values.ts';
import { line } from '#lib/web/fields.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { dayBoxes, readPastDay } from '../training/coverage/_day-field.ts';

/** The boxes for a role that somebody holds. */
export const roleFields = {
  title: line('their role', 120),
  faith: z.enum(['yes', 'no'], { error: 'Choose yes or no' }).optional(),
  condition: z.enum(codes.conditions, { error: 'Choose a condition' }).optional(),
  ...dayBoxes('from'),
};

type Given = { title: string; faith: string; condition: string } & Record<string, unknown>;

/** Whether the form has to ask if the role tells of a faith: it is guessed, and never decided, from kind and words. */
export const asksFaith = (sectorCode: string, { title, faith }: Pick<Given, 'title' | 'faith'>): boolean =>
  faith === 'yes' || mayTellFaith(sectorCode, title);

/** What the boxes say of the role; mistakes where a faith must be answered for, or a day is none. */
export function readRole(
  values: Given,
  sectorCode: string,
  today: Temporal.PlainDate,
): { role: Omit<NewRole, 'institutionId' | 'title'>; mistakes: Mistakes } {
  const day = { name: 'from', sentence: 'the day they began', isOptional: true };
  const { on: fromOn, mistake } = readPastDay(values as Record<string, string>, day, today);
  const { faith, condition } = values;
  const isAsked = asksFaith(sectorCode, values);
  const mistakes: Mistakes = { ...mistake };
  if (isAsked && faith !== 'yes' && faith !== 'no')
    mistakes['faith'] = 'Say whether this role tells a reader what they believe';
  const known = codes.conditions.find((one) => one === condition) ?? null;
  if (faith === 'yes' && !known) mistakes['condition'] = 'Choose the condition that lets us hold it';
  return { role: { fromOn, faithCondition: faith === 'yes' ? known : null }, mistakes };
}

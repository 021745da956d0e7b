import { z } from 'astro/zod';
import type { RoleDetails, RoleRefusal } from '#lib/officers/accounts/role-details.ts';
import { isRole } from '#lib/officers/words.ts';
import { emailAddress, line } from '#lib/web/fields.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { isBlankDay, readDay, typedDay } from '#lib/web/typed-dates.ts';
import { ukDay } from '#lib/dates.ts';

const part = z.string().max(4).default('');

/** A role as it is typed: what, where, and its first and last day. */
const roleFields = {
  role: z.string({ error: 'Choose a role' }).refine(isRole, { error: 'Choose a role from the list' }),
  area: z.uuid({ error: 'Choose an area' }),
  'starts-day': part,
  'starts-month': part,
  'starts-year': part,
  'ends-day': part,
  'ends-month': part,
  'ends-year': part,
};

/** Somebody to invite, with their first role. */
export const inviteForm = z.object({
  name: line('their name', 120),
  email: emailAddress('their work email address', 'name@police.example'),
  ...roleFields,
});

/** A role to give to somebody who is there, and why. */
export const grantForm = z.object({ ...roleFields, reason: line('why they need it', 300) });

type TypedRole = z.output<z.ZodObject<typeof roleFields>>;

const typedOf = (value: TypedRole, name: 'starts' | 'ends') => ({
  day: value[`${name}-day`],
  month: value[`${name}-month`],
  year: value[`${name}-year`],
});

/** The role that was typed, or which of its days is none. */
export function readRole(value: TypedRole): RoleDetails | 'no start' | 'no end' {
  const startsOn = readDay(typedOf(value, 'starts'));
  const ends = typedOf(value, 'ends');
  const endsOn = isBlankDay(ends) ? null : readDay(ends);
  if (!startsOn) return 'no start';
  if (!endsOn && !isBlankDay(ends)) return 'no end';
  return { role: value.role, areaId: readId<'area'>(value.area)!, startsOn, endsOn };
}

/** The form before anybody typed: the role begins today. */
export function fromToday(now: Temporal.Instant) {
  const { day, month, year } = typedDay(ukDay(now));
  return { 'starts-day': day, 'starts-month': month, 'starts-year': year };
}

/** What stands at which field when a role does not fit. */
export const roleRefusals: Readonly<Record<RoleRefusal | 'no start' | 'no end', Mistakes>> = {
  'no such area': { area: 'Choose an area that you look after' },
  'no start': { starts: 'Enter a first day that there is, like 3 12 2026' },
  'no end': { ends: 'Enter a last day that there is, like 3 12 2026, or leave it empty' },
  'starts in the past': { starts: 'Enter today or a later day' },
  'ends before it starts': { ends: 'Enter a last day on or after the first' },
  'needs an end': { ends: 'Enter a last day: an auditor has the role for a limited time' },
};

import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { RoleHoldingId } from '#db/schema/contacts.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { FoundContact } from '#lib/institutions/contacts/find.ts';
import type { InstitutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { addRole, changeRole } from '#lib/institutions/contacts/roles.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf, dayBoxes, readPastDay } from '../training/coverage/_day-field.ts';
import { seenField } from './_answer-contact.ts';
import { lookThroughContact } from './_concerns.ts';
import type { OpenContact } from './_open-contact.ts';
import { roleRefusals } from './_refusals.ts';
import { readRole, roleFields } from './_role-form.ts';

const roleForm = z.object({ ...seenField, ...roleFields, ...dayBoxes('to'), main: z.boolean() });
type Fields = z.output<typeof roleForm>;

export type RoleView = { values: Typed<typeof roleForm>; errors: Mistakes; refusal: string | null };
type Held = FoundContact['roles'][number]['role'];

/** What the form is about: a role that is held, or one to add. */
export type RoleAsked = { where: Pick<InstitutionThere, 'id' | 'sectorCode'>; held: Held | null };

/** Answers the form of a role, to add or to change: shows it, or goes back to the contact. */
export async function answerRole(
  { request, response }: AstroGlobal,
  open: OpenContact,
  sequence: number,
  { where, held }: RoleAsked,
): Promise<RoleView | Response> {
  if (request.method !== 'POST') return { values: filled(sequence, held), errors: {}, refusal: null };
  const form = await readForm(request, roleForm);
  const { values } = form;
  const { role, mistakes } = readRole(values, where.sectorCode, open.today);
  const end = { name: 'to', sentence: 'the day it ended', isOptional: true };
  const { on: toOn, mistake } = readPastDay(values as unknown as Record<string, string>, end, open.today);
  // A title is short: what it must not hold has no way past.
  const seen = lookThroughContact({ title: values.title }, null);
  const unfit = Object.fromEntries(seen.concerns.map((one) => [one.field, one.words]));
  const errors = { ...(form.ok ? {} : form.errors), ...mistakes, ...mistake, ...unfit, ...seen.mistakes };
  if (!form.ok || Object.keys(errors).length > 0)
    return (hasMistakes(response), { values, errors, refusal: null });
  const change = { ...role, toOn, institutionId: where.id, roleId: held?.id ?? null };
  const outcome = await write(open, form.value, change);
  if (outcome.ok) return seeOther(withQuery(open.home, { done: 'role' }));
  isRefused(response);
  return { values, errors: {}, refusal: roleRefusals[outcome.reason] };
}

type Change = Omit<ReturnType<typeof readRole>['role'], 'title'> & {
  toOn: Temporal.PlainDate | null;
  institutionId: InstitutionId;
  roleId: RoleHoldingId | null;
};

function write(
  { db, officer, id, now }: OpenContact,
  { sequence, title, main: isMain }: Fields,
  { roleId, toOn, institutionId, ...role }: Change,
) {
  const seen = { id, sequence };
  return roleId
    ? changeRole(db, officer, seen, { ...role, roleId, title, isMain, toOn }, now)
    : addRole(db, officer, seen, { ...role, institutionId, title, isMain }, now);
}

const filled = (sequence: number, held: Held | null) =>
  emptyForm(roleForm, {
    sequence: String(sequence),
    title: held?.title ?? '',
    faith: held ? (held.isFaithRole ? 'yes' : 'no') : '',
    condition: held?.faithCondition ?? '',
    main: held?.isMain ?? false,
    ...(held?.fromOn && boxesOf(typedDay(held.fromOn), 'from')),
    ...(held?.toOn && boxesOf(typedDay(held.toOn), 'to')),
  });

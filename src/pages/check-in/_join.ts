import type { AstroGlobal } from 'astro';
import { sectorsWithTypes } from '#lib/institutions/sectors.ts';
import { roleChoices } from '#lib/training/attendance/roles.ts';
import { addWalkIn } from '#lib/training/attendance/walk-in.ts';
import { checkIn } from '#lib/training/attendance/check-in.ts';
import { tooMany } from '#lib/web/failure.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { joinForm, walkInOf } from '../_walk-in.ts';
import type { OpenCheckIn } from './_open-check-in.ts';

/** Answers the form of whoever is in the room without a place. */
export async function answerJoin(page: AstroGlobal, { session, sittings, when }: OpenCheckIn) {
  const { request, response, locals } = page;
  const { db, now, limits, clientAddress, requestId } = locals;
  const choices = { sectors: await sectorsWithTypes(db, now), roles: await roleChoices(db) };
  type Values = ReturnType<typeof emptyForm<typeof joinForm>>;
  const show = (values: Values, errors: Mistakes) => ({ values, errors, ...choices });
  if (request.method !== 'POST' || when.is !== 'open')
    return show(emptyForm(joinForm, { token: crypto.randomUUID() }), {});
  const form = await readForm(request, joinForm);
  if (!form.ok) return (hasMistakes(response), show(form.values, form.errors));
  const allowed = await limits.allow('check-in', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const done = withQuery(paths.checkInTo(session.code), { in: 'yes' });
  if (form.value.website) return seeOther(done);
  const walkIn = await walkInOf(locals, form.value);
  if (!walkIn) return (hasMistakes(response), show(form.values, { type: 'Choose the kind of organisation' }));
  const open = { id: session.id, sittings, sitting: when.sitting };
  const actor = { kind: 'public', requestId } as const;
  const outcome = await addWalkIn(db, actor, open, walkIn, now);
  if (outcome.ok) return seeOther(done);
  if (outcome.reason === 'on the register already') {
    // They are booked after all: by their address, or by their name where they work.
    for (const who of [walkIn.email ?? '', walkIn.name]) {
      const asked = { who, organisation: who.includes('@') ? null : walkIn.organisation.name };
      const found = await checkIn(db, actor, open, asked, now);
      if (found.ok && found.value.is === 'in') return seeOther(done);
    }
  }
  isRefused(response);
  return show(form.values, { name: 'We could not add you. Tell the trainer' });
}

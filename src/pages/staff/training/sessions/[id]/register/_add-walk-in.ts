import type { AstroGlobal } from 'astro';
import { addWalkIn, findSame } from '#lib/training/attendance/walk-in.ts';
import { registerRows } from '#lib/training/attendance/rows.ts';
import { sectorsWithTypes } from '#lib/institutions/sectors.ts';
import { roleChoices } from '#lib/training/attendance/roles.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { walkInForm, walkInOf } from '../../../../../_walk-in.ts';
import { type OpenRegister, registerAddress } from './_open-register.ts';

type Same = { row: string; name: string | null; organisation: string } | null;

/** Answers the form that adds somebody who came without a place. */
export async function answerWalkIn({ request, response, locals }: AstroGlobal, open: OpenRegister) {
  const { db, officer, register, position, now } = open;
  const choices = { sectors: await sectorsWithTypes(db, now), roles: await roleChoices(db) };
  const show = (
    values: ReturnType<typeof emptyForm<typeof walkInForm>>,
    errors: Mistakes,
    same: Same = null,
  ) => ({
    done: null,
    values,
    errors,
    same,
    ...choices,
  });
  if (request.method !== 'POST') return show(emptyForm(walkInForm, { token: crypto.randomUUID() }), {});
  const form = await readForm(request, walkInForm);
  if (!form.ok) return (hasMistakes(response), show(form.values, form.errors));
  const walkIn = await walkInOf(locals, form.value);
  if (!walkIn) return (hasMistakes(response), show(form.values, { type: 'Choose the kind of organisation' }));
  const outcome = await addWalkIn(db, officer, register, walkIn, now);
  if (outcome.ok) {
    const address = registerAddress(register.id, register.sittings, position, { saved: 1 });
    return { ...show(form.values, {}), done: seeOther(`${address}#row-${outcome.value.row}`) };
  }
  isRefused(response);
  if (outcome.reason === 'busy')
    return show(form.values, { name: 'Somebody else was saving the register. Send it again' });
  const same = findSame(await registerRows(db, register.id), walkIn);
  return show(form.values, { name: 'They are on the register already' }, same);
}

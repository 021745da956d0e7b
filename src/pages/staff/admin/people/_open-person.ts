import type { APIContext } from 'astro';
import { findPerson } from '#lib/officers/accounts/find-person.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { peopleCrumb, trail } from '../_trail.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;

/**
 * The colleague that the address names, if whoever is signed in has the ability where one of their roles lies.
 *
 * @returns null when there is none, or not for them: both look the same
 */
export async function openPerson({ locals, params }: Page, ability: Ability) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const areas = can[ability](officer) ? await areasFor(db, officer, ability) : [];
  const person = await findPerson(db, officer, readId(params['id']), areas, now);
  if (!person) return null;
  const here = { href: paths.staff.person(person.id), text: person.name };
  return { officer, db, now, person, areas, here: here.href, trail: trail(peopleCrumb, here) };
}
export type OpenPerson = NonNullable<Awaited<ReturnType<typeof openPerson>>>;

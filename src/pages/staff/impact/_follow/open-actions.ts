import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { OfficerId } from '#db/schema/officers.ts';
import { ownsAction } from '#lib/impact/actions/owned.ts';
import { listActions } from '#lib/impact/actions/list.ts';
import { readForm } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { listAble } from '#lib/officers/restrictions/eligible.ts';
import { listReaders } from '#lib/officers/restrictions/readers.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { answerAdd } from './actions.ts';
import { answerEnd } from './end-action.ts';

// Which of the forms of the page was sent, and about what.
const pressed = z.object({ do: z.string().optional(), action: z.string().optional() });
type Page = Pick<AstroGlobal, 'request' | 'response' | 'locals'>;

/** What the page asks of its reader: whoever sends a form writes there, or has an action of their own. */
export async function abilityFor({
  request,
  locals,
  params,
}: Pick<AstroGlobal, 'request' | 'locals' | 'params'>) {
  if (request.method !== 'POST') return 'seeImpact';
  const isOwner = await ownsAction(locals.db, signedIn(locals).id, readId<'impact_assessment'>(params['id']));
  return isOwner ? 'seeImpact' : 'writeImpact';
}

/**
 * Answers the page of the actions: adding is for those who write; ending is for them and for whose action it is. Null
 * for somebody who may only read and sends a form.
 */
export async function openActions(page: Page, open: OpenImpact) {
  const { db, id, may, officer, isClosed } = open;
  const isPost = page.request.method === 'POST';
  const actions = await listActions(db, id);
  const sent = isPost ? (await readForm(page.request.clone(), pressed)).values : null;
  const isEnding = Boolean(sent?.do);
  const which = readId<'impact_action'>(sent?.action);
  const isOwn = actions.some(({ action }) => action.id === which && action.ownerId === officer.id);
  if (isPost && !may.write && !(isEnding && isOwn)) return null;
  const ended = isEnding ? await answerEnd(page, open) : null;
  const owners = may.write && !isClosed ? await ownersOf(open) : [];
  const { response, locals } = page;
  const asked = isEnding ? { request: new Request(page.request.url), response, locals } : page;
  const added = may.write && !isClosed ? await answerAdd(asked, open, owners) : null;
  return { actions, ended, added, owners };
}
export type OpenActions = NonNullable<Awaited<ReturnType<typeof openActions>>>;

/** Who can be named to do something: those who may read it, and of one kept to a few only they. */
export async function ownersOf({ db, place, restriction, now }: OpenImpact) {
  const paths = await Promise.all([place.areaId, ...place.areas].map((one) => knownAreaPath(db, one, now)));
  const able = await Promise.all(paths.map((path) => listAble(db, 'seeImpact', path, now)));
  const named = restriction ? await listReaders(db, restriction.restriction) : null;
  const people = new Map<OfficerId, string>(able.flat().map((one) => [one.id, one.name]));
  return [...people]
    .filter(([id]) => !named || named.some((one) => one.id === id))
    .map(([id, name]) => ({ id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
}

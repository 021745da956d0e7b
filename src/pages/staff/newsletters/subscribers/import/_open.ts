import type { AstroGlobal } from 'astro';
import { findSubscriberImport } from '#lib/newsletters/imports/find.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params'>;

/** The list that the address names, for whoever may bring in subscribers; null for anybody else. */
export async function openSubscriberImport({ locals, params }: Page) {
  const officer = signedIn(locals);
  if (!can.importSubscribers(officer)) return null;
  const { db, now } = locals;
  const run = await findSubscriberImport(db, readId<'subscriber_import'>(params['id']));
  return run && { run, officer, db, now };
}
export type OpenSubscriberImport = NonNullable<Awaited<ReturnType<typeof openSubscriberImport>>>;

/** A list as it stands after something was refused; it may be gone. */
export async function openAgain(open: OpenSubscriberImport): Promise<OpenSubscriberImport | null> {
  const run = await findSubscriberImport(open.db, open.run.id);
  return run && { ...open, run };
}

/** The way to the page of a list. */
export const importTrail = [
  { href: paths.staff.newsletters, text: 'Newsletters' },
  { href: paths.staff.subscribers, text: 'Subscribers' },
  { href: paths.staff.importSubscribers, text: 'Import subscribers' },
];

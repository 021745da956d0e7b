import type { Db } from '#db/client.ts';
import { findByLabel } from '#lib/institutions/find.ts';
import type { CoDeliverers } from './_session-form.ts';

/** Looks up the organisations that teach with us by the names that were typed. */
export async function coDeliverersNamed(db: Db, names: readonly string[]): Promise<CoDeliverers> {
  const found: CoDeliverers = { ids: [], errors: {} };
  for (const [index, name] of names.entries()) {
    if (name.trim() === '') continue;
    const known = await findByLabel(db, name);
    if (known) found.ids.push(known.id);
    else found.errors[`coDeliverer-${index}`] = 'Enter the full name of an organisation that we know';
  }
  return { ...found, ids: [...new Set(found.ids)] };
}

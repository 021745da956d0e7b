import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { type Became, convertEnquiry } from '#lib/enquiries/convert.ts';
import type { OpenEnquiry } from './_open-enquiry.ts';

/** Thrown in the transaction that makes a record of an enquiry which somebody else changed: nothing is made. */
export class Overtaken extends Error {
  override name = 'Overtaken';
}

/** Closes the enquiry with the record that it became, in the transaction of that record. */
export async function became(
  tx: Db,
  { officer, seen, now }: Pick<OpenEnquiry, 'seen' | 'now'> & { officer: Officer },
  record: Became,
): Promise<void> {
  const outcome = await convertEnquiry(tx, officer, { ...seen, became: record }, now);
  if (!outcome.ok) throw new Overtaken(outcome.reason);
}

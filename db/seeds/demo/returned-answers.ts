import { addressHash } from '#lib/mail/address-hash.ts';
import type { AreaId } from '../../schema/areas.ts';
import { mailBounce, mailSuppression } from '../../schema/mail-suppressions.ts';
import { insertRows, type Transaction } from './rows.ts';

type World = { now: Temporal.Instant; secret: string; home: ReadonlySet<AreaId> };
type Came = { email: string; at: string; mail: string | null };

/**
 * Mail that came back from two who mistyped their own address: somebody who asked us something, and somebody who
 * registered for an event to come.
 */
export async function writeReturnedAnswers(tx: Transaction, world: World): Promise<void> {
  const asked = await tx<Came[]>`select e.email::text, to_json(m.written_at)#>>'{}' as at, m.mail_id as mail
    from enquiry e join enquiry_message m on m.enquiry_id = e.id and m.way = 'out'
    where e.email = ${mistypedAsker}`;
  const registered = await tx<Came[]>`update event_registration set email = ${mistypedVisitor}
    where id = (select r.id from event_registration r join event v on v.id = r.event_id
      where r.email is not null and r.placed_at is not null and r.ended_at is null
        and v.starts_at > ${world.now.toString()}::timestamptz and v.cancelled_at is null
        and v.area_id in ${tx([...world.home])}
      order by v.starts_at, r.email limit 1)
    returning email::text, to_json(registered_at)#>>'{}' as at, null as mail`;
  for (const one of [...asked, ...registered]) await writeReturn(tx, world, one);
}

/** The address of an enquiry of the demonstration that lacks a letter. */
export const mistypedAsker = 'r.tansley@harold-scouts.example';
const mistypedVisitor = 'imran.husain@vistor.example';

async function writeReturn(tx: Transaction, { secret }: World, { email, at, mail }: Came): Promise<void> {
  const emailHash = addressHash(secret, email);
  const since = Temporal.Instant.from(at).add({ minutes: 4 });
  const report = `demonstration hard ${email}`;
  await insertRows(tx, mailBounce, [
    {
      ...{ kind: 'hard' as const, status: '5.1.2', source: 'mailbox' as const, report },
      ...{ emailHash, messageId: mail, at: since },
    },
  ]);
  await insertRows(tx, mailSuppression, [
    { emailHash, since, scope: 'all' as const, reason: 'hard_bounce' as const },
  ]);
}

import { type BounceKind, mailBounce, mailSuppression } from '../../schema/mail-suppressions.ts';
import { type AsideReason, mailKeptAside, mailThreshold } from '../../schema/returned-mail.ts';
import type { AreaId } from '../../schema/areas.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import { chance } from './chance.ts';
import { insertRows, type Transaction } from './rows.ts';

type World = {
  people: Readonly<Record<'admin' | 'supervisor', OfficerId>>;
  now: Temporal.Instant;
  secret: string;
  /** The areas whose pages the officer of the demonstration opens. */
  home: ReadonlySet<AreaId>;
};
type Bounce = typeof mailBounce.$inferInsert & { kind: BounceKind };

/** Mail that came back from bookers and a contact, from readers over eight weeks, and what no rule understood. */
export async function writeReturnedMail(tx: Transaction, world: World): Promise<void> {
  await writeBefore(tx, world);
  await writeOnRecords(tx, world);
  await insertRows(tx, mailKeptAside, theAside(world));
  await insertRows(tx, mailThreshold, [
    {
      ...{ hard: 2, softDays: 5, softWithin: 30, complaints: 1 },
      decidedAt: daysAgo(world, 71),
      decidedBy: world.people.admin,
    },
    {
      ...{ hard: 1, softDays: 3, softWithin: 14, complaints: 1 },
      decidedAt: daysAgo(world, 23),
      decidedBy: world.people.admin,
    },
  ]);
}

const daysAgo = ({ now }: World, count: number) => now.subtract({ hours: Math.round(count * 24) });

// Readers whom nobody of the team knows: figures, and addresses that are not written to.
async function writeBefore(tx: Transaction, world: World): Promise<void> {
  const { next: luck } = chance(4119);
  const hashOf = (name: string) => addressHash(world.secret, `${name}@gone.example`);
  const bounces = Array.from({ length: 46 }, (_, index): Bounce => {
    const kind = index % 15 === 4 ? 'complaint' : index % 5 < 2 ? 'hard' : 'soft';
    const source = kind === 'complaint' ? 'webhook' : index % 7 === 3 ? 'server' : 'mailbox';
    const status =
      kind === 'hard' ? '5.1.1' : kind === 'soft' ? ['4.2.2', '4.4.1', '5.7.1'][index % 3]! : null;
    const at = daysAgo(world, 6 + luck() * 50);
    return {
      kind,
      source,
      status,
      emailHash: hashOf(`reader${index}`),
      report: `demonstration ${index}`,
      at,
    };
  });
  await insertRows(tx, mailBounce, bounces);
  const reasonOf = { hard: 'hard_bounce', complaint: 'complaint' } as const;
  await insertRows(
    tx,
    mailSuppression,
    bounces.flatMap(({ kind, emailHash, at }) =>
      kind === 'soft' ? [] : [{ emailHash, scope: 'all' as const, reason: reasonOf[kind], since: at }],
    ),
  );
  const left = {
    emailHash: hashOf('left'),
    scope: 'newsletters',
    reason: 'unsubscribed',
    since: daysAgo(world, 30),
  } as const;
  const lifted = { liftedAt: daysAgo(world, 3), liftedBy: world.people.supervisor };
  const again = {
    emailHash: hashOf('full'),
    scope: 'all',
    reason: 'soft_bounces',
    since: daysAgo(world, 12),
  } as const;
  await insertRows(tx, mailSuppression, [left]);
  await insertRows(tx, mailSuppression, [
    { ...again, ...lifted, liftReason: 'Its owner rang: the mailbox was full' },
  ]);
}

// People whose pages staff open: one who mistyped, one whose box is full, one who called us unwanted, and a contact.
async function writeOnRecords(tx: Transaction, world: World): Promise<void> {
  const [wrong] = await mailsToBookers(tx, world, true);
  const [full, unwanted] = (await mailsToBookers(tx, world, false)).filter(({ to }) => to !== wrong?.to);
  const [contact] = await tx<{ to: string }[]>`
    select email::text as to from contact where email is not null and state = 'open'
      and area_id in ${tx([...world.home])} order by email limit 1`;
  const nobody = contact && { ...contact, id: null, at: daysAgo(world, 9) };
  const held = [
    ...bounceOf(world, wrong, 'hard', '5.1.1'),
    ...bounceOf(world, unwanted, 'complaint', null),
    ...bounceOf(world, nobody, 'hard', '5.1.10'),
  ];
  await insertRows(tx, mailBounce, [...held, ...bounceOf(world, full, 'soft', '4.2.2')]);
  await insertRows(
    tx,
    mailSuppression,
    held.map(({ kind, emailHash, at: since }) => ({
      ...{ emailHash, since, scope: 'all' as const },
      reason: kind === 'hard' ? ('hard_bounce' as const) : ('complaint' as const),
    })),
  );
  for (const mail of [wrong, full, unwanted])
    if (mail) await tx`update mail_message set sent_at = queued_at + interval '20 s' where id = ${mail.id}`;
  if (wrong)
    await tx`update mail_message set withheld_at = queued_at, withheld_for = 'hard_bounce'
      where to_email = ${wrong.to} and queued_at > ${wrong.at.toString()}::timestamptz + interval '1 hour'`;
}

type Mail = { id: string | null; to: string; at: Temporal.Instant };

function bounceOf(world: World, mail: Mail | undefined, kind: BounceKind, status: string | null): Bounce[] {
  if (!mail) return [];
  const source = kind === 'complaint' ? 'webhook' : 'mailbox';
  const emailHash = addressHash(world.secret, mail.to);
  const known = { messageId: mail.id, report: `demonstration ${kind} ${mail.to}` };
  return [{ kind, status, source, emailHash, ...known, at: mail.at.add({ minutes: 4 }) }];
}

/** Confirmations of the last weeks to those who booked what is to come; some had another mail from us since. */
async function mailsToBookers(tx: Transaction, { now, home }: World, hadMore: boolean): Promise<Mail[]> {
  const rows = await tx<{ id: string; to: string; at: string }[]>`
    select m.id, m.to_email::text as to, to_json(m.queued_at)#>>'{}' as at from mail_message m
    join booking b on b.id = m.entity_id join training_session s on s.id = b.session_id
    where m.template = 'booking-confirmed' and b.booker_email = m.to_email and b.cancelled_at is null
      and s.starts_at > ${now.toString()}::timestamptz and m.queued_at > ${now.toString()}::timestamptz - interval '20 days'
      and m.queued_at < ${now.toString()}::timestamptz - interval '1 hour'
      and exists (select 1 from mail_message l where l.to_email = m.to_email
        and l.queued_at > m.queued_at + interval '1 hour') = ${hadMore}
    order by s.area_id in ${tx([...home])} desc, m.queued_at desc, m.to_email limit 5`;
  return rows.map(({ at, ...mail }) => ({ ...mail, at: Temporal.Instant.from(at) }));
}

function theAside(world: World): (typeof mailKeptAside.$inferInsert)[] {
  const head = (from: string, subject: string, more = '') =>
    `Return-Path: <>\nFrom: ${from}\nTo: Prevent in the Eastern region <bounces@force.example>\nSubject: ${subject}\n${more}Content-Type: text/plain; charset=utf-8`;
  const one = (why: AsideReason, headers: string, days: number) => ({
    why,
    headers,
    at: daysAgo(world, days),
  });
  return [
    one(
      'reply_not_taken',
      head(
        'Ines Copley <ines.home@mail.example>',
        'Re: Your question to us',
        'In-Reply-To: <6a1f@other.example>\n',
      ),
      0.4,
    ),
    one('not_understood', head('MAILER-DAEMON@gateway.example', 'Your message needs attention'), 2.3),
    one(
      'no_mail_of_ours',
      head('Mail Delivery System <MAILER-DAEMON@mx.example>', 'Undelivered Mail Returned to Sender'),
      5.1,
    ),
    {
      ...one('not_understood', head('offers@paper-shop.example', 'Save on paper this week'), 8),
      ...{
        settledAt: daysAgo(world, 7),
        settledBy: world.people.admin,
        note: 'An advertisement, nothing to do',
      },
    },
  ];
}

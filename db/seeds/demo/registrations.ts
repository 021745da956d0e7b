import { eventOffer, eventQuestion, eventRegistration, eventTally } from '../../schema/registrations.ts';
import { type Chance, chance } from './chance.ts';
import { type OpenEvent, partiesOf } from './registration-parties.ts';
import { insertRows, type Transaction } from './rows.ts';

const day = { hours: 24 };

/**
 * Who registered for the events of the demonstration that ask for it: the next one with a limit is full and has a
 * waiting list with an offer; those that are over by more than 30 days have only their tally.
 *
 * @param secret as for `makeKey`
 */
export async function writeRegistrations(
  tx: Transaction,
  now: Temporal.Instant,
  secret: string,
): Promise<void> {
  const events = await openEvents(tx);
  const luck = chance(3012);
  const isOver = ({ endsAt }: OpenEvent) => Temporal.Instant.compare(endsAt.add({ hours: 24 * 30 }), now) < 0;
  const kept = events.filter((one) => !isOver(one));
  const isAhead = ({ startsAt }: OpenEvent) => Temporal.Instant.compare(startsAt, now.add(day)) > 0;
  const full = kept.find((one) => one.capacity !== null && one.registration === 'email' && isAhead(one));
  await insertRows(tx, eventQuestion, full ? questionsOf(full) : []);
  for (const event of kept) {
    const made = partiesOf(event, { isFull: event === full, now, secret, luck });
    await insertRows(tx, eventRegistration, made.registrations);
    await insertRows(tx, eventOffer, made.offers);
  }
  await insertRows(
    tx,
    eventTally,
    events.filter(isOver).map((event) => tallyOf(event, luck)),
  );
}

type Stored = Record<'id' | 'registration' | 'starts' | 'ends' | 'published', string> &
  Record<'capacity' | 'most' | 'hours', number | null>;

async function openEvents(tx: Transaction): Promise<OpenEvent[]> {
  const rows = await tx<Stored[]>`
    select id, registration, starts_at::text as starts, ends_at::text as ends, published_at::text as published,
      capacity, party_limit as most, offer_hours as hours
    from event where registration <> 'none' and published_at is not null and cancelled_at is null
      and postponed_at is null order by starts_at, slug`;
  const at = (text: string) => Temporal.Instant.from(text.replace(' ', 'T'));
  return rows.map(({ starts, ends, published, most, hours, ...row }) => ({
    ...(row as Pick<OpenEvent, 'id' | 'registration' | 'capacity'>),
    ...{ startsAt: at(starts), endsAt: at(ends), publishedAt: at(published) },
    ...{ partyLimit: most ?? 6, offerHours: hours ?? 24 },
  }));
}

const questionsOf = ({ id: eventId }: OpenEvent): (typeof eventQuestion.$inferInsert)[] => [
  { eventId, position: 1, kind: 'words', words: 'What would help you take part?', keepDays: 1 },
  {
    ...{ eventId, position: 2, kind: 'choice', words: 'How did you hear of this event?', keepDays: 14 },
    choices: ['A poster', 'A friend', 'A school', 'Online'],
  },
];

function tallyOf({ id: eventId, capacity, endsAt }: OpenEvent, luck: Chance): typeof eventTally.$inferInsert {
  const heads = Math.min(capacity ?? 60, luck.between(14, 60));
  const unnamedHeads = luck.between(0, Math.floor(heads / 3));
  const registrations = Math.max(1, Math.round(heads / 2));
  return {
    eventId,
    registrations,
    heads,
    unnamedHeads,
    waited: 0,
    countedAt: endsAt.add({ hours: 24 * 30 }),
  };
}

import { newReference } from '#lib/keys/reference.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import type { event, EventId } from '../../schema/events.ts';
import type { eventOffer, eventRegistration, RegistrationId } from '../../schema/registrations.ts';
import type { Chance } from './chance.ts';

/** What of an event decides who may come. */
export type OpenEvent = { id: EventId; publishedAt: Temporal.Instant } & Pick<
  typeof event.$inferSelect,
  'registration' | 'capacity' | 'partyLimit' | 'offerHours' | 'startsAt' | 'endsAt'
>;

type Row = typeof eventRegistration.$inferInsert & { id: RegistrationId };
type World = { isFull: boolean; now: Temporal.Instant; secret: string; luck: Chance };

const first = ['amira', 'ben', 'chidi', 'dilys', 'esther', 'farah', 'gwen', 'harpreet', 'imran', 'joanna'];
const last = ['ahmed', 'baker', 'clarke', 'douglas', 'evans', 'fofana', 'green', 'hussain', 'iqbal', 'jones'];

/** The parties of one event, placed or waiting, and the offer that the first of a full one's queue has. */
export function partiesOf(event: OpenEvent, world: World) {
  const { isFull, now, luck } = world;
  const room = event.capacity ?? 40;
  const wanted = isFull ? room - 2 : Math.floor((room * luck.between(20, 75)) / 100);
  const placed: Row[] = [];
  for (let heads = 0, index = 0; heads < wanted; index++) {
    const partySize = Math.min(luck.between(1, Math.min(4, event.partyLimit)), wanted - heads);
    const isNamed = event.registration === 'email' && luck.next() < 0.8;
    const at = between(event, world);
    placed.push({
      ...party(event, isNamed ? index : null, world),
      partySize,
      registeredAt: at,
      placedAt: at,
    });
    heads += partySize;
  }
  const queue = isFull ? [2, 3, 1].map((size, index) => waiting(event, size, index, world)) : [];
  const offers = queue.slice(0, 1).map((one) => offerTo(event, one, now));
  return { registrations: [...placed, ...queue], offers };
}

function party(event: OpenEvent, named: number | null, { secret }: World) {
  const key = makeKey(secret);
  return {
    id: crypto.randomUUID() as RegistrationId,
    ...{ eventId: event.id, reference: newReference('E'), formToken: crypto.randomUUID() },
    ...{ keyHash: key.hash, keySealed: key.sealed, email: named === null ? null : addressOf(named) },
  };
}

/** A made-up address, another for each number. */
function addressOf(number: number): string {
  const round = Math.floor(number / 100);
  const name = `${first[number % 10]}.${last[Math.floor(number / 10) % 10]}`;
  return `${name}${round > 0 ? round + 1 : ''}@visitor.example`;
}

function waiting(event: OpenEvent, partySize: number, index: number, world: World): Row {
  const since = world.now.subtract({ hours: 60 - index * 12 });
  const turn = { registeredAt: since, waitingSince: since, rank: since.epochMilliseconds / 1000 };
  const mine = party(event, null, world);
  return { ...mine, email: `waiting-${index + 1}@visitor.example`, partySize, ...turn };
}

const offerTo = (
  event: OpenEvent,
  { id: registrationId, partySize }: Row,
  now: Temporal.Instant,
): typeof eventOffer.$inferInsert => ({
  ...{ registrationId, eventId: event.id, partySize, offeredAt: now.subtract({ hours: 2 }) },
  expiresAt: now.add({ hours: Math.max(1, event.offerHours - 2) }),
});

/** A moment between the day an event was published and now, or its start. */
function between({ publishedAt, startsAt }: OpenEvent, { now, luck }: World): Temporal.Instant {
  const until = Temporal.Instant.compare(now, startsAt) < 0 ? now : startsAt;
  const hours = Math.max(1, Math.floor(until.since(publishedAt).total('hours')));
  return publishedAt.add({ hours: luck.between(0, hours - 1) });
}

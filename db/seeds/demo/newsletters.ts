import { createHash } from 'node:crypto';
import type { AreaId } from '../../schema/areas.ts';
import { newsletterRecipient } from '../../schema/newsletter-sendings.ts';
import {
  subscriber,
  subscriberArea,
  type SubscriberId,
  subscriberSector,
  subscriberTopic,
} from '../../schema/newsletters.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { consentVersion, consentWords } from '#lib/newsletters/subscribers/consent-words.ts';
import { chance } from './chance.ts';
import { theIssues } from './newsletter-issues.ts';
import { insertRows, type Transaction } from './rows.ts';
import { writeSubscriberLists } from './subscriber-lists.ts';
import { writeIssue } from './write-issue.ts';

type World = {
  areas: ReadonlyMap<string, AreaId>;
  people: Readonly<Record<'comms' | 'supervisor' | 'editor', OfficerId>>;
  now: Temporal.Instant;
  secret: string;
};

const first = [
  'Amber',
  'Bilal',
  'Carys',
  'Dara',
  'Esme',
  'Femi',
  'Gita',
  'Hugo',
  'Ines',
  'Jonah',
  'Keira',
  'Luca',
];
const last = [
  'Ashdown',
  'Brook',
  'Copley',
  'Dene',
  'Elmsett',
  'Fenwick',
  'Garland',
  'Harrow',
  'Ickwell',
  'Jessop',
];
const hosts = ['harbourview.example', 'market-hall.example', 'linford.example', 'ashmere.school.example'];
const topics = [
  'topic_news',
  'topic_events',
  'topic_training',
  'topic_campaigns',
  'topic_parents',
  'topic_safeguarding',
];
const sectors = ['education', 'health', 'faith', 'voluntary', 'local_government'];

/** A few hundred made-up subscribers in each state, newsletters in each, and mail that came back. */
export async function writeNewsletters(tx: Transaction, world: World): Promise<void> {
  const people = thePeople(world);
  await insertRows(tx, subscriber, people.rows);
  await insertRows(tx, subscriberTopic, people.topics);
  await insertRows(tx, subscriberArea, people.areas);
  await insertRows(tx, subscriberSector, people.sectors);
  await writeProof(tx, people.rows);
  const got = people.rows.filter(({ confirmedAt, endedAt }) => confirmedAt && !endedAt);
  for (const issue of theIssues) {
    const sent = await writeIssue(tx, issue, world);
    if (sent) await insertRows(tx, newsletterRecipient, recipientsOf(sent, got));
  }
  await tx`update newsletter_sending s set listed_people =
    (select count(*) from newsletter_recipient r where r.sending_id = s.id) where listed_at is not null`;
  await writeSubscriberLists(tx, world);
}

function thePeople({ areas, now, secret }: World) {
  const { next: luck } = chance(3707);
  const days = (count: number) => now.subtract({ hours: Math.round(count * 24) });
  const forces = ['bedfordshire', 'cambridgeshire', 'essex', 'hertfordshire', 'norfolk', 'suffolk'];
  const known = forces.flatMap((code) => areas.get(code) ?? []);
  const all = first.flatMap((given, one) =>
    last.flatMap((family, two) =>
      [0, 1, 2].map((three) => ({ given, family, host: hosts[(one + two + three) % 4]!, three })),
    ),
  );
  const rows = all.map(({ given, family, host, three }, index) => {
    const email = `${given}.${family}${three || ''}@${host}`.toLowerCase();
    const key = makeKey(secret);
    const begun = 20 + luck() * 320;
    const isWaiting = index % 24 === 7;
    const hasLeft = index % 17 === 5;
    return {
      id: idOf(email),
      email: hasLeft ? null : email,
      emailHash: addressHash(secret, email),
      ...{ keyHash: key.hash, keySealed: key.sealed },
      askedAt: isWaiting && !hasLeft ? days(luck() * 5) : days(begun),
      confirmedAt: isWaiting && !hasLeft ? null : days(begun - 0.1),
      endedAt: hasLeft ? days(luck() * 19) : null,
      endedBy: hasLeft ? (index % 2 ? ('one_click' as const) : ('link' as const)) : null,
    };
  });
  const on = rows.filter(({ endedAt }) => !endedAt);
  const some = <T>(from: readonly T[], share: number) => from.filter(() => luck() < share);
  return {
    rows,
    topics: on.flatMap(({ id }) =>
      [topics[0]!, ...some(topics.slice(1), 0.35)].map((topicCode) => ({ subscriberId: id, topicCode })),
    ),
    areas: on.flatMap(({ id }) => some(known, 0.2).map((areaId) => ({ subscriberId: id, areaId }))),
    sectors: on.flatMap(({ id }) =>
      some(sectors, 0.15).map((sectorCode) => ({ subscriberId: id, sectorCode })),
    ),
  };
}

type Row = ReturnType<typeof thePeople>['rows'][number];

// The same people at each start: what is looked at today is there tomorrow.
function idOf(text: string): SubscriberId {
  const hex = createHash('sha256').update(`subscriber ${text}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as SubscriberId;
}

async function writeProof(tx: Transaction, rows: readonly Row[]): Promise<void> {
  const chosen = { topics: ['topic_news'], areas: [], sectors: [] };
  const proofs = rows.flatMap(({ id, askedAt, confirmedAt, endedAt }) =>
    [
      { kind: 'asked', form: 'the newsletter page', at: askedAt },
      { kind: 'confirmed', form: 'the link in the email', at: confirmedAt },
      { kind: 'ended', form: 'the page to unsubscribe', at: endedAt },
    ].flatMap(({ at, ...one }) =>
      at
        ? [
            {
              ...one,
              subscriber_id: id,
              words: consentWords,
              words_version: consentVersion,
              chosen: tx.json(chosen),
              at: at.toString(),
            },
          ]
        : [],
    ),
  );
  await tx`insert into subscriber_consent ${tx(proofs)}`;
}

type Sent = { sendingId: never; at: Temporal.Instant; isWhole: boolean };

// What may become of a message is all there: handed over, refused, left since, to be tried again, without an answer.
const recipientsOf = ({ sendingId, at, isWhole }: Sent, got: readonly Row[]) =>
  got
    .filter(({ confirmedAt }) => Temporal.Instant.compare(confirmedAt!, at) < 0)
    .map(({ id }, index) => ({
      ...{ sendingId, subscriberId: id },
      ...becameOf(index, at, isWhole),
      ...(index % 53 === 9 && (isWhole || index < 120)
        ? { bouncedAt: at.add({ minutes: 5 }), bouncedHard: false }
        : {}),
    }));

function becameOf(index: number, at: Temporal.Instant, isWhole: boolean) {
  if (!isWhole && index >= 140) return {};
  if (!isWhole && index % 61 === 4)
    return { tries: 1, tryAfter: at.add({ minutes: 15 }), answer: '452 4.2.2' };
  if (index % 97 === 3) return { failedAt: at, answer: '550 5.1.1' };
  if (index % 113 === 20) return { skippedAt: at };
  if (index % 151 === 30) return { handedAt: at.add({ seconds: index }), answer: 'no answer' };
  return { handedAt: at.add({ seconds: index }) };
}

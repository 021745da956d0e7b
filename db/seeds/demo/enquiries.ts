import { newReference } from '#lib/keys/reference.ts';
import { workingHoursAfter } from '#lib/working-hours.ts';
import type { AreaId } from '../../schema/areas.ts';
import {
  enquiry,
  enquiryDraft,
  type EnquiryId,
  enquiryMessage,
  enquiryNote,
  replyTemplate,
} from '../../schema/enquiries.ts';
import { handover } from '../../schema/handovers.ts';
import type { MessageId } from '../../schema/mail.ts';
import type { InstitutionId } from '../../schema/institutions.ts';
import type { OfficerId } from '../../schema/officers.ts';
import type { TrainingRequestId } from '../../schema/training-requests.ts';
import { type EnquirySeed, theEnquiries, theTemplates } from './enquiry-words.ts';
import { insertRows, type Transaction } from './rows.ts';

type World = {
  areas: ReadonlyMap<string, AreaId>;
  people: Readonly<Record<'officer' | 'supervisor' | 'comms', OfficerId>>;
  now: Temporal.Instant;
};

const answerHours = 72;

/** Enquiries in every state, with what was written since, and the templates for replies. */
export async function writeEnquiries(tx: Transaction, world: World): Promise<void> {
  const { people, now } = world;
  const changedAt = now.subtract({ hours: 24 * 120 });
  await insertRows(
    tx,
    replyTemplate,
    theTemplates.map((one) => ({ ...one, changedAt, changedBy: people.supervisor })),
  );
  for (const seed of theEnquiries) await writeOne(tx, seed, world);
  const passed = { route: 'channel_referral' as const, toRole: 'Prevent gateway officer' };
  const at = now.subtract({ hours: 290 });
  const on = at.toZonedDateTimeISO('Europe/London').toPlainDate();
  const by = { officerId: people.officer, areaId: world.areas.get('bedfordshire')! };
  await insertRows(tx, handover, [{ ...passed, ...by, onDay: on, wipedAt: at }]);
}

async function writeOne(tx: Transaction, seed: EnquirySeed, { areas, people, now }: World) {
  const id = crypto.randomUUID() as EnquiryId;
  const became = seed.became ? await recordOf[seed.became](tx) : {};
  const ago = (hours: number) => now.subtract({ minutes: Math.round(hours * 60) });
  const ownerId = seed.owner ? people[seed.owner] : null;
  await insertRows(tx, enquiry, [
    {
      ...{ id, reason: seed.reason, words: seed.words, email: seed.from || null, ...clockOf(seed, now) },
      ...{ reference: newReference('Q'), formToken: crypto.randomUUID(), receivedAt: ago(seed.hours) },
      areaId: seed.district ? areas.get(seed.district)! : null,
      receiptId: seed.words ? (crypto.randomUUID() as MessageId) : null,
      ...(ownerId && { ownerId, takenAt: ago(seed.hours - 1) }),
      ...became,
      ...(seed.ending && { ending: seed.ending, closedAt: ago(seed.hours - 20), closedBy: ownerId }),
    },
  ]);
  await writeThread(tx, id, seed, { ownerId: ownerId ?? people.officer, ago });
}

/** The record that an enquiry of the demonstration became: one that is there in any case. */
const recordOf = {
  request: async (tx: Transaction) => {
    const [row] = await tx<{ id: TrainingRequestId }[]>`select r.id from training_request r
      join area a on a.id = r.area_id where a.code = 'E06000055' order by r.reference limit 1`;
    return row ? { trainingRequestId: row.id } : {};
  },
  institution: async (tx: Transaction) => {
    const [row] = await tx<{ id: InstitutionId }[]>`select i.id from institution i
      join area a on a.id = i.district_id where a.code = 'E06000055' and i.type_code = 'sports_club'
      order by i.name limit 1`;
    return row ? { institutionId: row.id } : {};
  },
};

// What they wrote last waits for us; what we wrote last, for them.
function clockOf({ ending, thread, hours }: EnquirySeed, now: Temporal.Instant) {
  const last = thread?.at(-1);
  if (ending || last?.[0] === 'out') return { dueAt: null };
  return {
    dueAt: workingHoursAfter(now.subtract({ minutes: Math.round((last?.[1] ?? hours) * 60) }), answerHours),
  };
}

type About = { ownerId: OfficerId; ago: (hours: number) => Temporal.Instant };

async function writeThread(tx: Transaction, id: EnquiryId, seed: EnquirySeed, { ownerId, ago }: About) {
  const messages = (seed.thread ?? []).map(([way, hours, words]) => ({
    ...{ enquiryId: id, way, words, writtenAt: ago(hours), token: crypto.randomUUID() },
    officerId: way === 'out' ? ownerId : null,
    mailId: way === 'out' ? (crypto.randomUUID() as MessageId) : null,
  }));
  await insertRows(tx, enquiryMessage, messages);
  const at = ago(Math.max(seed.hours - 3, 0));
  const note = { enquiryId: id, words: seed.note ?? '', writtenAt: at, writtenBy: ownerId };
  if (seed.note) await insertRows(tx, enquiryNote, [note]);
  const draft = { enquiryId: id, officerId: ownerId, words: seed.draft ?? '', savedAt: at };
  if (seed.draft) await insertRows(tx, enquiryDraft, [draft]);
}

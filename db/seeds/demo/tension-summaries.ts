import type { AreaId } from '../../schema/areas.ts';
import type { OfficerId } from '../../schema/officers.ts';
import {
  type SummaryId,
  tensionSummary,
  tensionSummaryLevel,
  tensionSummaryParagraph,
} from '../../schema/tension-summaries.ts';
import { tensionSummaryReader, tensionSummarySending } from '../../schema/tension-summary-readers.ts';
import { currentLevels } from '#lib/tension/summaries/current-levels.ts';
import { type District, districtsIn } from '#lib/tension/summaries/material.ts';
import { inOrder } from '#lib/tension/summaries/paragraphs.ts';
import { insertRows, reading, type Transaction } from './rows.ts';
import { type ReaderRow, summaryReaders } from './tension-summary-readers.ts';
import { knownInWeek } from './tension-summary-known.ts';
import { essexTexts, type SeedParagraph, weekTexts } from './tension-summary-words.ts';

type World = {
  areas: ReadonlyMap<string, AreaId>;
  people: { analyst: OfficerId; supervisor: OfficerId; npt: OfficerId };
  now: Temporal.Instant;
};
/** A force with its weeks, the oldest first; the last one waits for its approval where it says so. */
type Force = { id: AreaId; texts: readonly (readonly SeedParagraph[])[]; lastWaits: boolean };
type Week = { id: SummaryId; areaId: AreaId; week: Temporal.PlainDate; text: readonly SeedParagraph[] };

/** Weeks that were approved and sent, one that waits for its approval, and those of another force. */
export async function writeSummaries(tx: Transaction, { areas, people, now }: World): Promise<void> {
  const today = now.toZonedDateTimeISO('Europe/London').toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const forces: readonly Force[] = [
    { id: areas.get('bedfordshire')!, texts: weekTexts, lastWaits: true },
    { id: areas.get('essex')!, texts: essexTexts, lastWaits: false },
  ];
  for (const { id: areaId, texts, lastWaits } of forces) {
    const readers = await summaryReaders(tx, { areaId, people, at: hourOf(monday, -90, 10) });
    await insertRows(tx, tensionSummaryReader, readers);
    const districts = await districtsIn(reading(tx), areaId, today);
    for (const [index, text] of texts.entries()) {
      const back = texts.length - index;
      const made = { id: newId(), areaId, week: monday.subtract({ weeks: back }), text };
      await writeWeek(tx, made, { districts, areas, people });
      if (back === 1 && lastWaits) continue;
      await approve(tx, made, { districts, people });
      await send(tx, made, { readers, people, isLast: back === (lastWaits ? 2 : 1) });
    }
  }
}

const newId = () => crypto.randomUUID() as SummaryId;
const hourOf = (week: Temporal.PlainDate, days: number, hour: number) =>
  week.add({ days }).toZonedDateTime({ timeZone: 'Europe/London', plainTime: { hour } }).toInstant();

// Put together on a Thursday, when the returns are in; approved and sent on the Friday.
const [thursday, friday] = [3, 4];
type Around = { districts: readonly District[]; people: World['people'] };

async function writeWeek(
  tx: Transaction,
  { id, areaId, week, text }: Week,
  { districts, areas, people }: Around & Pick<World, 'areas'>,
): Promise<void> {
  const at = hourOf(week, thursday, 9);
  const { counted, taken, paragraphs } = await knownInWeek(tx, { districts, week }, at);
  const by = { assembledAt: at, assembledBy: people.analyst, writers: [people.analyst] };
  const askedAt = hourOf(week, thursday, 10);
  await insertRows(tx, tensionSummary, [{ id, areaId, week, ...counted, taken, ...by, askedAt }]);
  const written = text.map(([section, code, heading, sharing, words]) => ({
    ...{ section, heading, sharing, words, assessmentId: null },
    areaId: code ? areas.get(code)! : null,
  }));
  const rows = inOrder([...paragraphs, ...written]).map((one, position) => ({
    ...one,
    summaryId: id,
    position,
  }));
  await insertRows(tx, tensionSummaryParagraph, rows);
}

// With the levels as they stood at that moment, read as every page reads them.
async function approve(tx: Transaction, { id, week }: Week, { districts, people }: Around): Promise<void> {
  const at = hourOf(week, friday, 9);
  const levels = await currentLevels(reading(tx), districts, at);
  const rows = levels.map(({ area: _, ...level }) => ({ ...level, summaryId: id }));
  await insertRows(tx, tensionSummaryLevel, rows);
  await tx`update tension_summary set approved_at = ${at.toString()}, approved_by = ${people.supervisor}
    where id = ${id}`;
}

type Sending = { readers: readonly ReaderRow[]; people: World['people']; isLast: boolean };

async function send(
  tx: Transaction,
  { id, week }: Week,
  { readers, people, isLast }: Sending,
): Promise<void> {
  const rows = readers.map((reader, place) => {
    // The last one is still to be read by all but the first.
    const readAt = place === 0 || !isLast ? hourOf(week, friday, 12 + place) : null;
    return {
      ...{ summaryId: id, readerId: reader.id, output: reader.output },
      ...{ sentAt: hourOf(week, friday, 10), sentBy: people.analyst, acknowledgedAt: readAt },
      acknowledgedBy: readAt && reader.officerId,
      acknowledgedByPartner: readAt && reader.partnerId,
    };
  });
  await insertRows(tx, tensionSummarySending, rows);
}

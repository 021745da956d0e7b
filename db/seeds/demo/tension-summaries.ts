import type { AreaId } from '../../schema/areas.ts';
import type { OfficerId } from '../../schema/officers.ts';
import {
  type SummaryId,
  tensionSummary,
  tensionSummaryLevel,
  tensionSummaryParagraph,
} from '../../schema/tension-summaries.ts';
import {
  type SummaryReaderId,
  tensionSummaryReader,
  tensionSummarySending,
} from '../../schema/tension-summary-readers.ts';
import { insertRows, type Transaction } from './rows.ts';
import { type SeedParagraph, weekTexts } from './tension-summary-words.ts';

type World = {
  areas: ReadonlyMap<string, AreaId>;
  people: { analyst: OfficerId; supervisor: OfficerId; npt: OfficerId };
  now: Temporal.Instant;
};

const districts = ['E06000055', 'E06000056', 'E06000032'];

/** Four weeks that were approved and sent, the last one that waits for its approval, and one of another force. */
export async function writeSummaries(tx: Transaction, { areas, people, now }: World): Promise<void> {
  const today = now.toZonedDateTimeISO('Europe/London').toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const at = (week: Temporal.PlainDate, days: number, hour: number) =>
    week.add({ days }).toZonedDateTime({ timeZone: 'Europe/London', plainTime: { hour } }).toInstant();
  const home = areas.get('bedfordshire')!;
  const { analyst, supervisor, npt } = people;
  const readers = [
    { officerId: supervisor, output: 'restricted' as const },
    { officerId: npt, output: 'shareable' as const },
  ].map((one) => ({
    ...{ id: crypto.randomUUID() as SummaryReaderId, areaId: home, ...one },
    ...{ addedAt: at(monday, -90, 10), addedBy: analyst },
  }));
  await insertRows(tx, tensionSummaryReader, readers);
  for (const [index, text] of weekTexts.entries()) {
    const week = monday.subtract({ weeks: weekTexts.length - index });
    const made = { areaId: home, week, districts: 3, reported: index === 1 ? 3 : 2, nothing: 1 };
    const id = await write(made, text, index < weekTexts.length - 1);
    if (index === weekTexts.length - 1) continue;
    await insertRows(
      tx,
      tensionSummarySending,
      readers.map((reader, place) => {
        // The last one is still to be read by one of them.
        const read = place === 0 || index < weekTexts.length - 2;
        return {
          ...{ summaryId: id, readerId: reader.id, output: reader.output },
          ...{ sentAt: at(week, 8, 10), sentBy: analyst },
          ...{
            acknowledgedAt: read ? at(week, 8, 12) : null,
            acknowledgedBy: read ? reader.officerId : null,
          },
        };
      }),
    );
  }
  const essex = { areaId: areas.get('essex')!, week: monday.subtract({ weeks: 1 }) };
  await write({ ...essex, districts: 14, reported: 9, nothing: 6 }, essexText, true);

  type Made = Pick<typeof tensionSummary.$inferInsert, 'areaId' | 'districts' | 'reported' | 'nothing'> & {
    week: Temporal.PlainDate;
  };
  async function write(made: Made, text: readonly SeedParagraph[], isApproved: boolean): Promise<SummaryId> {
    const id = crypto.randomUUID() as SummaryId;
    const by = { assembledAt: at(made.week, 7, 9), assembledBy: analyst, writers: [analyst] };
    await insertRows(tx, tensionSummary, [{ id, ...made, ...by, askedAt: at(made.week, 7, 10) }]);
    const paragraphs = text.map(([section, code, heading, sharing, words], position) => ({
      ...{ summaryId: id, section, heading, sharing, words, position },
      areaId: code ? areas.get(code)! : null,
    }));
    await insertRows(tx, tensionSummaryParagraph, paragraphs);
    if (!isApproved) return id;
    if (made.areaId === home)
      await insertRows(
        tx,
        tensionSummaryLevel,
        districts.map((code) => levelOf(id, code)),
      );
    const approved = at(made.week, 8, 9).toString();
    await tx`update tension_summary set approved_at = ${approved}, approved_by = ${supervisor} where id = ${id}`;
    return id;
  }

  function levelOf(summaryId: SummaryId, code: string) {
    const none = { level: null, trend: null, setAt: null, validUntil: null };
    return { summaryId, areaId: areas.get(code)!, state: 'no information' as const, was: null, ...none };
  }
}

const essexText: readonly SeedParagraph[] = [
  [
    'overview',
    null,
    null,
    'shareable',
    'Six districts had nothing to report. Traders in two towns ask about late opening.',
  ],
  [
    'doing',
    null,
    'Late opening',
    'shareable',
    'Neighbourhood officers are in both high streets on Thursday evenings until Christmas.',
  ],
];

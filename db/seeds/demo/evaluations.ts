import { ukDay } from '#lib/dates.ts';
import { sayableSectors } from '#lib/training/evaluation/smallest.ts';
import type { Stage } from '../../schema/evaluation-answers.ts';
import { type EvaluationTemplate, evaluationTemplates } from '../reference/evaluation-templates.ts';
import { type Chance, chance } from './chance.ts';
import { answerOf } from './evaluation-answers.ts';
import type { Transaction } from './rows.ts';

type Held = { id: string; endsAt: Temporal.Instant; template: EvaluationTemplate; came: Map<string, number> };
type Round = { session: Held; stage: Stage; askedAt: Temporal.Instant; asked: number; named: Set<string> };

// How many of those who were asked answer, at the least and at the most, in a hundred.
const rates: Readonly<Record<Stage, readonly [number, number]>> = {
  end: [40, 60],
  three_months: [36, 48],
  six_months: [35, 42],
};
const monthsAfter: Readonly<Record<Stage, number>> = { end: 0, three_months: 3, six_months: 6 };

/**
 * Asks the people of a year of past sessions, and lets about half of them answer. Sessions of the last days are
 * left to the worker, so that its mails can be read in the outbox.
 */
export async function writeEvaluations(tx: Transaction, now: Temporal.Instant): Promise<void> {
  const luck = chance(2003);
  const rounds = (await heldSessions(tx, now)).flatMap((session) => roundsOf(session, now));
  await write(tx, 'evaluation_round', rounds.map(roundRow));
  await write(
    tx,
    'evaluation_response',
    rounds.flatMap((round) => answersTo(round, now, luck)),
  );
}

async function heldSessions(tx: Transaction, now: Temporal.Instant): Promise<Held[]> {
  // Where a register was kept it says who came; otherwise those who were booked did. Counted first and joined then:
  // the rows are those of this transaction, of which the database has no statistics yet.
  const rows = await tx<{ id: string; ends: Date; code: string | null; sector: string; people: number }[]>`
    with marked as materialized (
      select session_id, institution_type_code as type, state from attendance
    ), came as materialized (
      select session_id, type, count(*) as people from (
        select session_id, type from marked where state in ('present', 'part')
        union all
        select p.session_id, b.institution_type_code from booking_place p join booking b on b.id = p.booking_id
        where p.released_at is null and p.session_id not in (select session_id from marked)) x
      group by 1, 2)
    select s.id, s.ends_at as ends, v.evaluation_template_code as code, t.sector_code as sector,
      sum(c.people)::int as people
    from training_session s
    join course_version v on v.course_id = s.course_id and v.number = s.course_version
    join came c on c.session_id = s.id join institution_type t on t.code = c.type
    where s.cancelled_at is null and s.ends_at < ${now.subtract({ hours: 72 }).toString()}
    group by 1, 2, 3, 4 order by 2, 1, 4`;
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, all]) => ({
    id,
    endsAt: all[0]!.ends.toTemporalInstant(),
    template: evaluationTemplates.find(({ code }) => code === (all[0]!.code ?? 'short'))!,
    came: new Map(all.map(({ sector, people }) => [sector, people])),
  }));
}

function roundsOf(session: Held, now: Temporal.Instant): Round[] {
  const asked = [...session.came.values()].reduce((sum, people) => sum + people, 0);
  const named = new Set(sayableSectors(session.came));
  return (Object.keys(monthsAfter) as Stage[]).flatMap((stage) => {
    const due = session.endsAt.toZonedDateTimeISO('Europe/London').add({ months: monthsAfter[stage] });
    const askedAt = due.add({ hours: stage === 'end' ? 2 : 0 }).toInstant();
    return Temporal.Instant.compare(askedAt, now) < 0 ? [{ session, stage, askedAt, asked, named }] : [];
  });
}

const roundRow = ({ session, stage, askedAt, asked, named }: Round) => ({
  ...{ session_id: session.id, stage, template_code: session.template.code },
  ...{ asked_at: askedAt.toString(), asked },
  sectors: Object.fromEntries([...session.came].filter(([sector]) => named.has(sector))),
});

function answersTo({ session, stage, askedAt, named }: Round, now: Temporal.Instant, luck: Chance) {
  const people = [...session.came].flatMap(([sector, count]) =>
    Array.from({ length: count }, () => (named.has(sector) ? sector : null)),
  );
  const rate = luck.between(...rates[stage]) / 100;
  const latest = ukDay(now);
  const flair = (luck.next() - 0.5) * 0.7;
  return people
    .filter(() => luck.next() < rate)
    .map((sector) => {
      const on = ukDay(askedAt).add({ days: Math.floor(luck.next() ** 3 * 30) });
      return {
        ...answerOf(session.template, { stage, flair }, luck),
        ...{ session_id: session.id, stage, template_code: session.template.code, sector_code: sector },
        answered_on: (Temporal.PlainDate.compare(on, latest) > 0 ? latest : on).toString(),
      };
    });
}

async function write(tx: Transaction, table: string, rows: readonly Record<string, unknown>[]) {
  const [first] = rows;
  if (!first) return;
  const columns = tx(Object.keys(first));
  // In no order, as the worker leaves them.
  await tx`insert into ${tx(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${tx(table)}, ${tx.json(rows as never)}) order by random()`;
}

import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { institution } from '#db/schema/institutions.ts';
import { officer } from '#db/schema/officers.ts';
import { returnAsk, type ReturnAskId, returnReporter } from '#db/schema/tension-returns.ts';
import { day, moment, ukDay } from '#lib/dates.ts';
import { openLink, sealedLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';
import { weekWords } from './weeks.ts';

/** Asks an institution for its return, with the link by which it answers. */
export async function tellAsked(tx: Db, id: ReturnAskId, now: Temporal.Instant): Promise<void> {
  const letter = await letterOf(tx, id);
  if (!letter) return;
  const { dueOn, ...rest } = letter;
  const fields = { ...rest.fields, dueOn: day(dueOn) };
  await queueMail(tx, { ...rest, fields, template: 'return-asked' }, now);
}

/** Reminds whoever has not answered: an institution by the same link, an officer by the page they sign in to. */
export async function tellDue(tx: Db, id: ReturnAskId, now: Temporal.Instant): Promise<void> {
  const letter = await letterOf(tx, id);
  if (!letter) return;
  const { dueOn, ...rest } = letter;
  const isLate = Temporal.PlainDate.compare(ukDay(now), dueOn) > 0;
  const fields = { ...rest.fields, dueWords: `${isLate ? 'It was due on' : 'It is due on'} ${day(dueOn)}.` };
  await queueMail(tx, { ...rest, fields, template: 'return-due' }, now);
}

async function letterOf(tx: Db, id: ReturnAskId) {
  const [row] = await tx
    .select({
      ask: returnAsk,
      reporter: returnReporter,
      district: area.name,
      organisation: institution.name,
      officer: { name: officer.name, email: officer.email },
    })
    .from(returnAsk)
    .innerJoin(returnReporter, eq(returnReporter.id, returnAsk.reporterId))
    .innerJoin(area, eq(area.id, returnReporter.areaId))
    .leftJoin(institution, eq(institution.id, returnReporter.institutionId))
    .leftJoin(officer, eq(officer.id, returnReporter.officerId))
    .where(eq(returnAsk.id, id));
  if (!row) return null;
  const { ask, reporter } = row;
  const to = row.organisation
    ? { name: row.organisation, email: reporter.email! }
    : { name: row.officer!.name, email: row.officer!.email };
  const fields = {
    ...{ reporterName: to.name, district: row.district, week: weekWords(ask.week) },
    linkWords: ask.keySealed
      ? `The link is for this week alone and works once, until ${moment(ask.expiresAt)}. It needs no password: do not pass it on.`
      : 'You sign in to Concord to send it.',
    returnUrl: ask.keySealed
      ? sealedLink('/returns/{key}', ask.keySealed)
      : openLink(`/staff/tension/returns/new?area=${reporter.areaId}`),
    keepWords: 'We keep this message for 30 days, and returns for 6 years.',
  };
  return { to, fields, dueOn: ask.dueOn, about: { entity: 'return_ask', id: ask.id } };
}

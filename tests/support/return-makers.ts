import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { partner } from '#db/schema/partners.ts';
import { returnAsk, type ReporterId, type TensionReturnId } from '#db/schema/tension-returns.ts';
import type { Officer, Partner } from '#lib/actor.ts';
import { openKey } from '#lib/keys/link-key.ts';
import type { OfficerSaid, PartnerSaid } from '#lib/tension/returns/given.ts';
import { addReporter } from '#lib/tension/returns/reporters.ts';
import { sendReturn } from '#lib/tension/returns/send.ts';
import { weekOf } from '#lib/tension/returns/weeks.ts';
import { anInstitution } from './duty.ts';
import { theArea } from './engagement-makers.ts';
import { anOfficer, now, secret } from './makers.ts';

/** The Monday of the week in which tests happen, and 8am on the one after it. */
export const week = weekOf(now.toZonedDateTimeISO('Europe/London').toPlainDate());
export const nextMonday = week
  .add({ weeks: 1 })
  .toZonedDateTime({ timeZone: 'Europe/London', plainTime: '08:00' })
  .toInstant();

/** Words of a partner: people speak of an incident, and it feels worse. */
export const partnerWords: PartnerSaid = {
  ...{ category: 'local_incident', experienced: 'People speak of broken windows.', evidenced: null },
  ...{ potential: null, coming: null, compared: 'worse', expected: 'more_tense', viewWords: null },
};
/** The same of an officer, who was shown no level. */
export const officerWords: OfficerSaid = {
  ...{ category: 'local_incident', experienced: 'People speak of broken windows.', evidenced: null },
  ...{ potential: null, coming: null, levelView: null, levelShown: null, viewWords: null },
};

/** An institution of Bedford on the list of those who report, by a mailbox of its own. */
export async function aMailboxReporter(
  db: Db,
  keeper: Officer,
  given: { areaId?: AreaId; email?: string; institutionId?: InstitutionId } = {},
): Promise<{ id: ReporterId; email: string; institutionId: InstitutionId }> {
  const email = given.email ?? `safer-${crypto.randomUUID()}@ashmere.council.example`;
  const institutionId = given.institutionId ?? (await anInstitution(db, { name: 'Ashmere Council' }));
  const areaId = given.areaId ?? (await theArea(db));
  const outcome = await addReporter(db, keeper, { areaId, capacity: 'council', institutionId, email }, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return { id: outcome.value.id, email, institutionId };
}

/** An officer on that list, as a Prevent officer. */
export async function anOfficerReporter(
  db: Db,
  who: Officer,
  given: { areaId?: AreaId; keeper?: Officer } = {},
): Promise<ReporterId> {
  const areaId = given.areaId ?? (await theArea(db));
  const asked = { areaId, capacity: 'prevent_officer', officerId: who.id } as const;
  const outcome = await addReporter(db, given.keeper ?? who, asked, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.id;
}

/** A return of an officer for this week: nothing to report, unless they said something. */
export async function aReturn(
  db: Db,
  officer: Officer,
  given: { areaId?: AreaId; answer?: OfficerSaid | 'nothing' } = {},
): Promise<TensionReturnId> {
  const areaId = given.areaId ?? (await theArea(db));
  const formToken = crypto.randomUUID();
  const sent = { formToken, areaId, week, answer: given.answer ?? 'nothing' } as const;
  const outcome = await sendReturn(db, officer, sent, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.id;
}

/** An institution that reports, and the moment at which it is asked. */
export async function aReporterToAsk(db: Db): Promise<Temporal.Instant> {
  await aMailboxReporter(db, await anOfficer(db));
  return nextMonday;
}

/** Whoever signed in at a mailbox. */
export async function aPartnerAt(db: Db, email: string): Promise<Partner> {
  const [row] = await db.insert(partner).values({ email, addedAt: now }).returning();
  return { kind: 'partner', id: row!.id, email, name: null };
}

/** The key of the link that was mailed to a reporter last. */
export async function mailedKey(db: Db, id: ReporterId): Promise<string> {
  const [row] = await db
    .select()
    .from(returnAsk)
    .where(and(eq(returnAsk.reporterId, id), isNotNull(returnAsk.keySealed)))
    .orderBy(desc(returnAsk.opensOn))
    .limit(1);
  return openKey(secret, row!.keySealed!);
}

import { and, desc, eq, ilike, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isOpenTo } from '#db/restricted.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { attendance } from '#db/schema/attendance.ts';
import { certificate, type CertificateId } from '#db/schema/certificates.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { readNumber } from './number.ts';

export const certificateStates = ['valid', 'due', 'replaced', 'revoked'] as const;
export type CertificateState = (typeof certificateStates)[number];

export type CertificateFilter = {
  text?: string | undefined;
  state?: CertificateState | undefined;
  institution?: InstitutionId | undefined;
  /** The last row of the page before. */
  after?: CertificateId | undefined;
};

const certificatePageSize = 40;

/** Days ahead that count as "refresher due soon". */
const soon = 90;

/** Certificates of sessions in these areas, newest first; what is shown goes into the access log. */
export async function listCertificates(
  db: Db,
  officer: Officer,
  areas: readonly AreaId[],
  filter: CertificateFilter,
  now: Temporal.Instant,
) {
  if (areas.length === 0) return { rows: [], hasMore: false };
  const rows = await db
    .select({ certificate, organisation: attendance.organisation, replacedBy: replacedBy.as('replaced_by') })
    .from(certificate)
    .innerJoin(attendance, eq(attendance.id, certificate.attendanceId))
    .innerJoin(trainingSession, eq(trainingSession.id, certificate.sessionId))
    .where(and(earnedIn(areas, officer, now), ...asked(filter, now), olderThan(filter.after)))
    .orderBy(desc(certificate.issuedAt), desc(certificate.id))
    .limit(certificatePageSize + 1);
  const page = rows.slice(0, certificatePageSize);
  const ids = page.map(({ certificate: { id } }) => id);
  if (ids.length > 0)
    await record(
      db,
      officer,
      { operation: 'consult', entity: 'certificate', ids, fields: ['person_name'] },
      now,
    );
  return { rows: page, hasMore: rows.length > certificatePageSize };
}
export type CertificateRow = Awaited<ReturnType<typeof listCertificates>>['rows'][number];

const replacedBy = sql<
  string | null
>`(select n.number from certificate n where n.replaces_id = certificate.id)`;
const isReplaced = sql`exists (select 1 from certificate n where n.replaces_id = certificate.id)`;

/** Holds for certificates of sessions in these areas that are not kept from this officer. */
export const earnedIn = (
  areas: readonly AreaId[],
  officer: Officer,
  now: Temporal.Instant,
): SQL | undefined =>
  and(
    inArray(trainingSession.areaId, [...areas]),
    isOpenTo('training_session', sql`${trainingSession.id}`, officer.id, now),
  );

function asked({ text, state, institution }: CertificateFilter, now: Temporal.Instant): (SQL | undefined)[] {
  return [
    institution ? eq(certificate.institutionId, institution) : undefined,
    text ? matching(text) : undefined,
    state ? inState(state, now) : undefined,
  ];
}

function matching(text: string): SQL | undefined {
  const read = readNumber(text);
  if (read.ok) return eq(certificate.number, read.number);
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return or(
    ilike(certificate.personName, like),
    ilike(attendance.organisation, like),
    ilike(certificate.courseTitle, like),
    ilike(certificate.number, like),
  );
}

function inState(state: CertificateState, now: Temporal.Instant): SQL | undefined {
  if (state === 'valid') return isNull(certificate.revokedAt);
  if (state === 'replaced') return and(isNotNull(certificate.revokedAt), isReplaced);
  if (state === 'revoked') return and(isNotNull(certificate.revokedAt), sql`not ${isReplaced}`);
  const today = ukDay(now);
  return and(
    isNull(certificate.revokedAt),
    sql`${certificate.refresherDueOn} between ${today.toString()}::date and ${today.add({ days: soon }).toString()}::date`,
  );
}

const olderThan = (after: CertificateId | undefined): SQL | undefined =>
  after
    ? sql`(${certificate.issuedAt}, ${certificate.id}) < (select a.issued_at, a.id from certificate a where a.id = ${after})`
    : undefined;

import type { OfficerId } from '../../schema/officers.ts';
import { breakGlass, restriction, restrictionReader, type RestrictionId } from '../../schema/restrictions.ts';
import { insertRows, type Transaction } from './rows.ts';
import type { trainingSession } from '../../schema/sessions.ts';

type SessionRow = Pick<typeof trainingSession.$inferInsert, 'id' | 'areaId' | 'courseId' | 'startsAt'>;
type People = { deputy: OfficerId; officer: OfficerId; supervisor: OfficerId; dpo: OfficerId };

/** A coming session of prison staff whose bookings are kept to two, and opened twice by a supervisor who is not named. */
export function theRestrictions(
  { sessions, courses }: { sessions: readonly SessionRow[]; courses: ReadonlyMap<string, { id: string }> },
  { deputy, officer, supervisor, dpo }: People,
  now: Temporal.Instant,
) {
  const ago = (days: number, at: string) =>
    now.toZonedDateTimeISO('Europe/London').subtract({ days }).withPlainTime(at).toInstant();
  const courseId = courses.get('probation-and-prison-staff')?.id;
  const isComing = ({ startsAt }: SessionRow) => Temporal.Instant.compare(now, startsAt) < 0;
  const session = sessions
    .filter((one) => one.courseId === courseId && isComing(one))
    .toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))[0];
  if (!session?.id) return { restrictions: [], readers: [], glass: [] };
  const id = crypto.randomUUID() as RestrictionId;
  const made = { entity: 'training_session', entityId: session.id, areaId: session.areaId } as const;
  const opened = (at: Temporal.Instant, reason: string) => ({
    restrictionId: id,
    officerId: supervisor,
    reason,
    openedAt: at,
    closesAt: at.add({ minutes: 60 }),
  });
  const restrictions: (typeof restriction.$inferInsert)[] = [
    { id, ...made, reason: 'Names of prison staff.', restrictedAt: ago(10, '14:10'), restrictedBy: deputy },
  ];
  const readers: (typeof restrictionReader.$inferInsert)[] = [deputy, officer].map((officerId) => ({
    restrictionId: id,
    officerId,
    namedAt: ago(10, '14:10'),
    namedBy: deputy,
  }));
  const reviewed = { reviewedAt: ago(5, '11:05'), reviewedBy: dpo, finding: 'looks_right' } as const;
  const glass: (typeof breakGlass.$inferInsert)[] = [
    {
      ...opened(
        ago(6, '10:20'),
        'The gate of the prison asked who is expected, and nobody named could be reached.',
      ),
      ...reviewed,
    },
    opened(ago(2, '18:45'), 'A room changed that evening and the people coming had to be told.'),
  ];
  return { restrictions, readers, glass };
}

/** Writes them down. */
export async function writeRestrictions(
  tx: Transaction,
  { restrictions, readers, glass }: ReturnType<typeof theRestrictions>,
): Promise<void> {
  await insertRows(tx, restriction, restrictions);
  await insertRows(tx, restrictionReader, readers);
  await insertRows(tx, breakGlass, glass);
}

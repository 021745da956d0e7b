import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  type IssueId,
  type IssuePart,
  newsletterTest,
  newsletterVersion,
} from '#db/schema/newsletter-issues.ts';
import { officer as account, type OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { openLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type IssueRefusal, lockIssue, noted, type Seen } from './lock.ts';

/** How many colleagues get a test beside whoever sends it. */
export const mostColleagues = 5;
export type TestRefusal =
  | Extract<IssueRefusal, 'no such newsletter' | 'changed meanwhile'>
  | 'nobody'
  | 'too many'
  | 'unknown colleague';

/** Where a test leads that would be a person's own page: the public pages on which they begin. */
const publicLinks = {
  archiveUrl: openLink('/newsletter/issues'),
  preferencesUrl: openLink('/newsletter'),
  unsubscribeUrl: openLink('/newsletter'),
};
const keepWords = 'This is a test for the team. Nobody who subscribed got it.';

/**
 * Sends a newsletter to its sender and to colleagues, at the addresses of their own accounts and at no other. It is
 * marked as a test, and counts nowhere.
 *
 * @param parts what it says, as its sender saw it
 */
export const sendTest = (
  db: Db,
  officer: Officer,
  seen: Seen,
  { readers, parts }: { readers: readonly OfficerId[]; parts: readonly IssuePart[] },
  now: Temporal.Instant,
): Promise<Outcome<{ people: number }, TestRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockIssue(tx, seen.id);
    if (!found) return refused('no such newsletter');
    const { version } = found;
    if (version.sequence !== seen.sequence) return refused('changed meanwhile');
    const others = [...new Set(readers)].filter((id) => id !== officer.id);
    if (readers.length === 0) return refused('nobody');
    if (others.length > mostColleagues) return refused('too many');
    const people = await accountsOf(tx, [...new Set(readers)]);
    if (people.length !== new Set(readers).size) return refused('unknown colleague');
    const test = { versionId: version.id, sequence: version.sequence, at: now, by: officer.id };
    await tx.insert(newsletterTest).values({ ...test, readers: people.map(({ id }) => id) });
    const { subject: title, previewLine } = version;
    const fields = { title, previewLine, parts: [...parts], ...publicLinks, keepWords };
    for (const to of people)
      await queueMail(
        tx,
        {
          template: 'newsletter-test',
          to,
          fields: fields as never,
          about: { entity: 'newsletter_issue', id: seen.id },
        },
        now,
      );
    await noted(tx, officer, seen.id, 'consult', ['test'], now);
    return done({ people: people.length });
  });

const accountsOf = (tx: Db, ids: readonly OfficerId[]) =>
  tx
    .select({ id: account.id, name: account.name, email: account.email })
    .from(account)
    .where(and(inArray(account.id, [...ids]), isNull(account.deactivatedAt)));

/** The tests of a newsletter, the newest first, with who sent them and who got them. */
export const testsOf = (db: Db, id: IssueId) =>
  db
    .select({
      id: newsletterTest.id,
      at: newsletterTest.at,
      sender: sql<string>`(select o.name from officer o where o.id = ${newsletterTest.by})`,
      readers: sql<string>`(select string_agg(o.name, ', ' order by o.name) from officer o
        where o.id = any(${newsletterTest.readers}))`,
      isOld: sql<boolean>`${newsletterTest.sequence} < ${newsletterVersion.sequence}`,
    })
    .from(newsletterTest)
    .innerJoin(newsletterVersion, eq(newsletterVersion.id, newsletterTest.versionId))
    .where(eq(newsletterVersion.issueId, id))
    .orderBy(sql`${newsletterTest.at} desc`)
    .limit(10);

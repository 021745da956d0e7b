import type { Sql } from '../sql.ts';
import { attendance, attendanceMark } from '../schema/attendance.ts';
import { trainingSession } from '../schema/sessions.ts';
import { directoryGroup } from '../schema/directory.ts';
import { institution, site } from '../schema/institutions.ts';
import { authenticatorApp } from '../schema/factors.ts';
import { officer, roleGrant } from '../schema/officers.ts';
import { signInAttempt } from '../schema/sign-ins.ts';
import { sealEntries } from '#lib/audit/seal-entries.ts';
import { writeAssessments } from './demo/assessments.ts';
import { theRegisters } from './demo/attendance.ts';
import { writeAreas } from './demo/area-facts.ts';
import { writeCertificates } from './demo/certificates.ts';
import { writeCampaigns } from './demo/campaigns.ts';
import { chance } from './demo/chance.ts';
import { theContacts, writeContacts } from './demo/contacts.ts';
import { writeVersions } from './demo/course-versions.ts';
import { writeEvaluations } from './demo/evaluations.ts';
import { theGroups } from './demo/directory.ts';
import { writeDuplicates } from './demo/duplicates.ts';
import { theDuty, writeDuty } from './demo/duty.ts';
import { writeEnquiries } from './demo/enquiries.ts';
import { writeSignposts } from './demo/signposts.ts';
import { theEngagements } from './demo/engagements.ts';
import { theEvents, writeEvents } from './demo/events.ts';
import { areasWithin, theAreas, theCourses } from './demo/found.ts';
import { withPlaces } from './demo/institution-places.ts';
import { writeImpact } from './demo/impact.ts';
import { writeImports } from './demo/imports.ts';
import { writeLevelDates } from './demo/level-dates.ts';
import { theLevels, writeLevels } from './demo/levels.ts';
import { withStanding, writeAround } from './demo/institution-rows.ts';
import { theStandings } from './demo/institution-standings.ts';
import { theInstitutions } from './demo/institutions.ts';
import { writeJobRuns } from './demo/job-runs.ts';
import { theLooks } from './demo/looks.ts';
import { thePartners, writePartners } from './demo/partners.ts';
import { writeProposals } from './demo/proposals.ts';
import { writeRegistrations } from './demo/registrations.ts';
import { theReferrals, writeReferrals } from './demo/referrals.ts';
import { writeSearches } from './demo/searches.ts';
import { theRestrictions, writeRestrictions } from './demo/restrictions.ts';
import { writePlans } from './demo/plans.ts';
import { thePromises, writePromises } from './demo/promises.ts';
import { drawResources, writeResources } from './demo/resources.ts';
import { insertRows } from './demo/rows.ts';
import { inOrder, theApps, theSignIns } from './demo/sign-ins.ts';
import { theSites } from './demo/sites.ts';
import { theBeside } from './demo/special.ts';
import { type Team, theTeam } from './demo/team.ts';
import { theObservations, writeObservations } from './demo/observations.ts';
import { theOthers, writeOthers } from './demo/others.ts';
import { writeEngagements } from './demo/write-engagements.ts';
import { writeTensionGroups } from './demo/tension-groups.ts';
import { writeReturns } from './demo/returns.ts';
import { writeTriage } from './demo/triage.ts';
import { writeSummaries } from './demo/tension-summaries.ts';
import { writeBriefings } from './demo/briefings.ts';
import { writeCommsPlans } from './demo/comms-plans.ts';
import { writeNewsletters } from './demo/newsletters.ts';
import { writeReturnedAnswers } from './demo/returned-answers.ts';
import { writeReturnedMail } from './demo/returned-mail.ts';
import { writeLessons } from './demo/lessons.ts';
import { writeDates } from './demo/dates.ts';
import { writeSurges } from './demo/surges.ts';
import { writeBeside } from './demo/write-beside.ts';
import { writeAccessLog, writeSample } from './demo/write-log.ts';
import { writeTrainingRequests } from './demo/training-requests.ts';
import { writeLedger } from './demo/write.ts';
import { theYear } from './demo/year.ts';

/**
 * Fills an empty installation with a made-up team in the Eastern region: a year of training behind it and three
 * months ahead. Does nothing where there is an officer already.
 *
 * Rows are written in bulk and not by the verbs of training: those take a drizzle connection, a job queue and a
 * transaction each, ten times the time in all. The same constraints and triggers hold, and mails are worded by
 * the same functions. Their delivery is not queued: nobody here has a mailbox.
 *
 * @param secret as for `makeKey`: with it, the links in the mails open their bookings
 */
export async function seedDemonstration(sql: Sql, now: Temporal.Instant, secret: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(7251964005)`;
    const [known] = await tx`select 1 from officer limit 1`;
    if (known) return;
    const drawn = drawResources(now);
    const areas = await theAreas(tx);
    const team = await theTeam(areas.ids, now);
    const institutions = await withPlaces(theInstitutions(areas.ids));
    const sites = await theSites(institutions);
    await insertRows(tx, officer, team.officers);
    await insertRows(tx, roleGrant, team.grants);
    const admin = team.grants.find(({ role }) => role === 'administrator')!;
    await insertRows(tx, directoryGroup, theGroups(areas.ids, admin.officerId, now));
    await insertRows(tx, authenticatorApp, theApps(team.officers, now, secret));
    const standings = theStandings(institutions, team.officers[0]!.id, now);
    await insertRows(tx, institution, withStanding(institutions, standings.of, now));
    await insertRows(tx, site, sites);
    const [dana, marcus] = team.officers;
    const officers = { officer: dana!.id, supervisor: marcus!.id };
    await writeVersions(tx, officers, now);
    const around = { areas, institutions, sites, courses: await theCourses(tx) };
    const { sessions, ledger } = theYear({ ...around, officers }, now, secret);
    const others = theOthers(areas.ids, team, now, secret);
    await insertRows(tx, officer, others.officers);
    await insertRows(tx, trainingSession, others.leading(sessions));
    await writeTrainingRequests(tx, { ...around, officers, now, secret });
    await writeBeside(tx, theBeside(sessions, officers, now));
    await writeOthers(tx, others);
    const attempts = [...theSignIns(team.officers, now, secret), ...others.attempts];
    await insertRows(tx, signInAttempt, inOrder(attempts));
    await writeLedger(tx, ledger, now);
    await writePartners(tx, thePartners({ institutions, ledger, officer: dana!.id, secret }, now));
    const registers = theRegisters({ sessions, ledger, institutions, officers }, now);
    await insertRows(tx, attendance, registers.people);
    await insertRows(tx, attendanceMark, registers.marks);
    await writeEvaluations(tx, now);
    await writeCertificates(tx, dana!.id, now, secret);
    await writeJobRuns(tx, admin.officerId, now);
    const contacts = theContacts({ institutions, officers, secret, luck: chance(2206) }, now);
    await writeContacts(tx, contacts, now);
    await writeDuplicates(tx, { institutions, officer: dana!.id, secret }, now);
    const open = institutions.filter(({ id }) => standings.of.get(id)?.contactState === 'open');
    const talkers = [dana!.id, dana!.id, marcus!.id, deputyOf(team)];
    await writeEngagements(tx, theEngagements({ institutions: open, officers: talkers }, now));
    const districts = [...areasWithin(areas, 'bedfordshire')].filter(
      (id) => id !== areas.ids.get('bedfordshire'),
    );
    await writeObservations(tx, theObservations({ districts, officers: talkers }, now));
    await writeDuty(tx, theDuty({ institutions, ledger }, dana!.id, now));
    await writePromises(tx, thePromises({ ...around, officers }, now));
    const eastern = [...areas.regionOf].filter(([, where]) => where === 'eastern').map(([code]) => code);
    await writeReferrals(tx, theReferrals(areas, eastern, others.clerk, now));
    const dpo = team.officers.find(({ email }) => email.startsWith('dpo@'))!.id;
    await writeAccessLog(
      tx,
      theLooks(
        { sessions, ledger, home: areasWithin(areas, 'bedfordshire') },
        { ...officers, dpo },
        now,
        chance(1829),
      ),
    );
    await writeSample(tx, officers, now);
    const deputy = deputyOf(team);
    const people = { ...officers, dpo, deputy };
    await writeAreas(tx, areas, people, now);
    await writeAround(tx, around, standings, people, now);
    await writeImports(tx, { officer: dana!.id, areaId: areas.ids.get('bedfordshire')! }, now);
    await writePlans(tx, { ...around, officers: people }, now);
    await writeSearches(tx, { people, home: areas.ids.get('bedfordshire')!, now });
    await writeRestrictions(tx, theRestrictions({ ...around, sessions }, people, now));
    const comms = accountOf(team, 'comms');
    await writeEvents(tx, theEvents({ ...around, officers: { ...officers, deputy, comms }, now }));
    await writeRegistrations(tx, now, secret);
    const places = { home: areas.ids.get('bedfordshire')!, district: areas.ids.get('E06000055')! };
    await writeProposals(tx, { ...officers, district: places.district, now });
    await writeDates(tx, { ...places, officer: dana!.id, now });
    const briefed = { ...officers, deputy, npt: accountOf(team, 'npt') };
    const judges = { ...people, analyst: accountOf(team, 'analyst') };
    const where = { areas: areas.ids, home: areasWithin(areas, 'bedfordshire'), people: judges };
    await writeLevels(tx, theLevels(where, now));
    await writeLevelDates(tx, { areas: areas.ids, officer: judges.analyst, now });
    await writeReturns(tx, { areas, people: briefed, secret }, now);
    await writeTriage(tx, [marcus!.id, accountOf(team, 'analyst')], now);
    await writeBriefings(tx, { areas: areas.ids, people: briefed, now });
    const speaking = { areas: areas.ids, people: { ...officers, deputy, comms }, now };
    await writeCommsPlans(tx, speaking);
    await writeLessons(tx, speaking);
    const editor = accountOf(team, 'editor');
    const reporting = { comms, supervisor: marcus!.id, editor };
    await writeNewsletters(tx, { areas: areas.ids, people: reporting, now, secret });
    const mailers = { admin: accountOf(team, 'admin'), supervisor: marcus!.id };
    await writeReturnedMail(tx, { people: mailers, home: areasWithin(areas, 'bedfordshire'), now, secret });
    await writeCampaigns(tx, {
      areaId: areas.ids.get('bedfordshire')!,
      people: { ...officers, comms, editor: accountOf(team, 'editor') },
      now,
    });
    await writeResources(tx, { people: { comms, editor: accountOf(team, 'editor') }, now }, drawn);
    await writeEnquiries(tx, speaking);
    await writeReturnedAnswers(tx, { home: areasWithin(areas, 'bedfordshire'), now, secret });
    await writeSignposts(tx, speaking);
    const assessing = { ...officers, deputy, analyst: accountOf(team, 'analyst') };
    await writeAssessments(tx, { areas: areas.ids, people: assessing, now });
    await writeTensionGroups(tx, { areas: areas.ids, people, now });
    await writeSurges(tx, { district: places.district, people: { ...officers, deputy }, now });
    const weighing = { ...officers, deputy, analyst: accountOf(team, 'analyst') };
    await writeImpact(tx, { areas: areas.ids, people: weighing, now });
    const summed = { ...officers, analyst: accountOf(team, 'analyst'), npt: accountOf(team, 'npt') };
    await writeSummaries(tx, { areas: areas.ids, people: summed, now });
  });
  // Once the entries are committed; what another transaction still holds up is sealed by the worker.
  await sealEntries(sql, secret, now);
}

const accountOf = ({ officers }: Team, account: string) =>
  officers.find(({ email }) => email.startsWith(`${account}@`))!.id;
const deputyOf = (team: Team) => accountOf(team, 'deputy');

import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { listFacts } from '#lib/areas/facts/list.ts';
import { institutionsHere } from '#lib/areas/institutions-here.ts';
import { listDates } from '#lib/calendar/dates/list.ts';
import { date, shortDay, ukDay } from '#lib/dates.ts';
import { areaParagraphs } from '#lib/impact/assessments/area-words.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { levelOfArea } from '#lib/tension/levels/area-levels.ts';
import { levelIn, theScale } from '#lib/tension/levels/scale.ts';

/** What Concord knows of an area now, as the words that an assessment begins with. */
export async function areaKnown(
  { db, now }: Pick<App.Locals, 'db' | 'now'>,
  officer: Officer,
  { id, name }: { id: AreaId; name: string },
): Promise<string> {
  const [today, path] = [ukDay(now), await knownAreaPath(db, id, now)];
  const horizon = { from: today, to: today.add({ days: 28 }) };
  const [facts, institutions, level, dates] = await Promise.all([
    listFacts(db, id),
    can.seeInstitutions(officer, path) ? institutionsHere(db, id) : [],
    can.seeLevels(officer, path) ? levelWords({ db, now }, id) : 'not shown',
    listDates(db, { areas: path, filter: horizon }),
  ]);
  return areaParagraphs({
    ...{ area: name, institutions, level, asOf: date(today) },
    facts: facts.map(({ fact }) => ({ ...fact, asOf: date(fact.asOf) })),
    dates: dates.map(({ startsOn, title }) => ({ when: shortDay(startsOn), what: title })),
  });
}

async function levelWords({ db, now }: Pick<App.Locals, 'db' | 'now'>, id: AreaId): Promise<string> {
  const [level, scale] = await Promise.all([levelOfArea(db, id, now), theScale(db, now)]);
  if (level.state === 'no information') return 'no information, which is not the same as no tension';
  const { label } = levelIn(scale, level.level);
  if (level.state === 'out of date')
    return `out of date; was ${level.level} ${label} until ${date(level.validUntil)}`;
  return `${level.level} ${label}, ${level.trend}, valid until ${date(level.validUntil)}`;
}

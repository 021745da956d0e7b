import type { Sheet } from '#lib/calendar/briefings/print/sheet.ts';
import { date, moment, shortDay, time } from '#lib/dates.ts';
import { strengthWords } from '#lib/institutions/standing-words.ts';
import type { Facts } from './_facts.ts';
import type { OpenBriefing } from './_open-briefing.ts';
import { dateLines } from './_sheet-dates.ts';
import { levelWords } from './_level-words.ts';
import { daysWords } from './_words.ts';

const kindWords: Readonly<Record<string, string>> = {
  district: 'District',
  neighbourhood: 'Policing neighbourhood',
};

/** What a briefing says, as its page and its print show it. */
export function sheetOf({ found }: OpenBriefing, facts: Facts): Sheet {
  const { area, briefing, items } = found;
  const said = (kind: string) => items.filter(({ item }) => item.kind === kind).map(({ item }) => item.words);
  const where = [kindWords[area.kind] ?? '', area.above].filter(Boolean).join(', ');
  return {
    ...{ area: area.name, where, days: daysWords(briefing), facts: factsBeside(found) },
    level: levelWords(facts, area.name),
    tasks: items.filter(({ item }) => item.kind === 'task').map(taskWords),
    ...{
      lines: said('line').map((words) => (facts.recalled.has(words) ? recalledWords : words)),
      avoid: said('avoid'),
      released: releasedWords(found),
    },
    places: facts.places.map(placeWords),
    ...{ stayAway: facts.stayAway, moreStayAway: facts.moreStayAway },
    dates: dateLines(facts),
    promises: facts.promises.map(({ words, institution, dueOn }) => ({
      ...{
        what: shortened(words),
        whom: institution?.name ?? 'People who live here',
        when: `By ${shortDay(dueOn)}`,
      },
    })),
    heard: facts.heard
      .filter(isShort)
      .slice(0, 2)
      .map(({ youSaid, weDid }) => ({ said: youSaid, did: weDid })),
    destroyOn: date(briefing.destroyOn),
    ask: askWords(facts, area.name),
  };
}

// It was taken over from a comms plan, and nobody uses it any more.
const recalledWords =
  'A line stood here that was recalled. Do not use it, and ask before you say something else.';

// Two sheets are two sheets: what is longer is read on its own page.
const isShort = ({ youSaid, weDid }: Facts['heard'][number]): boolean => youSaid.length + weDid.length <= 320;
const shortened = (words: string): string =>
  words.length <= 130 ? words : `${words.slice(0, 128).trimEnd()} …`;

type Found = OpenBriefing['found'];

function factsBeside({ briefing, author, releaser }: Found) {
  const { releasedAt, destroyOn } = briefing;
  return [
    { label: 'Written by', value: author },
    {
      label: 'Released by',
      value: releaser && releasedAt ? `${releaser}, ${date(releasedAt)}` : 'Not released yet',
    },
    { label: 'Valid until', value: date(briefing.coversTo) },
    { label: 'Destroy by', value: date(destroyOn) },
  ];
}

const taskWords = ({ item, by }: Found['items'][number]) => ({
  ...{ id: item.id, what: item.words, who: item.who ?? 'Whoever is on duty' },
  when: item.dueOn ? shortDay(item.dueOn) : 'Any day',
  done: item.doneAt ? `${by ?? 'Somebody'}, ${shortDay(item.doneAt)}, ${time(item.doneAt)}` : '',
});

const releasedWords = ({ briefing: { releasedAt }, releaser }: Found): string =>
  releasedAt
    ? `Released by ${releaser}, ${moment(releasedAt)}. Do not add to these lines.`
    : 'Not released yet: do not use these lines.';

const placeWords = ({ id, name, type, strength, owner, mailbox, telephone }: Facts['places'][number]) => ({
  ...{ id, name, type, relationship: strengthWords[strength] ?? '' },
  officer: owner ?? 'No officer yet',
  reach: [telephone, mailbox].filter(Boolean).join(', '),
});

function askWords({ officers }: Facts, area: string): string {
  const named = officers.find(({ part, endedAt }) => part === 'named' && !endedAt);
  return named ? `${named.name}, Prevent officer for ${area}` : 'the Prevent team';
}

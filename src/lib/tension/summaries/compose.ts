import { date, ukDay } from '#lib/dates.ts';
import { levelOf, stateAt } from '../levels/area-levels.ts';
import { levelIn, type Scale } from '../levels/scale.ts';
import type { Material, StandingWords } from './material.ts';
import type { Counted } from './output.ts';
import { longest, type Paragraph } from './paragraphs.ts';
import { otherwiseLine, reportedLine } from './return-lines.ts';
import type { WeekReturn } from './returns-of.ts';

// Whoever edits decides what may be shared: nothing is by itself.
const restricted = { sharing: 'restricted', assessmentId: null } as const;
const cut = (text: string) => text.trim().slice(0, longest.words);

type Reports = {
  districts: Material['districts'];
  returns: readonly Pick<WeekReturn, 'areaId' | 'answer'>[];
};

/** How many districts reported in the week, and how many of them had nothing to report. */
export function countedIn({ districts, returns }: Reports): Counted {
  const reported = new Set(returns.map(({ areaId }) => areaId));
  const told = new Set(returns.filter(({ answer }) => answer === 'something').map(({ areaId }) => areaId));
  return { districts: districts.length, reported: reported.size, nothing: reported.size - told.size };
}

/** Which assessments and returns are in a summary that is made of them. */
export const takenFrom = ({ assessments, returns }: Pick<Material, 'assessments' | 'returns'>): string[] => [
  ...assessments.map(({ id }) => id),
  ...returns.map(({ id }) => id),
];

/** What a summary begins with. */
export function composed(material: Material, horizon: readonly string[], now: Temporal.Instant): Paragraph[] {
  const overview = {
    section: 'overview',
    areaId: null,
    heading: null,
    words: levelsInShort(material),
  } as const;
  return [{ ...overview, ...restricted }, ...news(material, now), ...ahead(horizon)];
}

/** What assessments and returns say, a paragraph each, in the order of the districts. */
export function news(
  {
    districts,
    assessments,
    returns,
    scale,
  }: Pick<Material, 'districts' | 'assessments' | 'returns' | 'scale'>,
  now: Temporal.Instant,
): Paragraph[] {
  return districts.flatMap(({ id }) => [
    ...assessments.filter(({ areaId }) => areaId === id).flatMap((one) => fromAssessment(one, now)),
    ...fromReturns(
      returns.filter(({ areaId }) => areaId === id),
      scale,
    ),
  ]);
}

function fromAssessment(one: StandingWords, now: Temporal.Instant): Paragraph[] {
  const shared = {
    areaId: one.areaId,
    heading: one.issue,
    sharing: 'restricted',
    assessmentId: one.id,
  } as const;
  const isOld = stateAt(one.validUntil, now) === 'out of date';
  const old = isOld ? ` This assessment went out of date on ${date(ukDay(one.validUntil))}.` : '';
  return [
    { ...shared, section: 'district', words: cut(one.rationale.slice(0, longest.words - 80) + old) },
    ...(one.gaps.length > 0
      ? [{ ...shared, section: 'gaps' as const, words: cut(one.gaps.join('\n')) }]
      : []),
    ...(one.mitigation?.trim() ? [{ ...shared, section: 'doing' as const, words: cut(one.mitigation) }] : []),
  ];
}

// Who sees the level otherwise is shown, not reckoned away.
function fromReturns(returns: readonly WeekReturn[], scale: Scale): Paragraph[] {
  const paragraph = (heading: string, lines: readonly string[]): Paragraph[] =>
    lines.length === 0
      ? []
      : [
          {
            ...restricted,
            ...{ section: 'district', areaId: returns[0]!.areaId, heading, words: cut(lines.join('\n')) },
          },
        ];
  return [
    ...paragraph('What was reported', returns.flatMap(reportedLine)),
    ...paragraph(
      'Who sees the level otherwise',
      returns.flatMap((one) => otherwiseLine(one, scale)),
    ),
  ];
}

function ahead(horizon: readonly string[]): Paragraph[] {
  const words = cut(horizon.join('\n'));
  return words ? [{ ...restricted, section: 'horizon', areaId: null, heading: null, words }] : [];
}

/** Which levels are others than a week before, and of which districts nobody knows enough: in sentences. */
export function levelsInShort({
  districts,
  levels,
  before,
  scale,
}: Pick<Material, 'districts' | 'levels' | 'before' | 'scale'>): string {
  const label = (level: Parameters<typeof levelIn>[1]) => levelIn(scale, level).label;
  const known = districts.map(({ id, name }) => ({
    name,
    now: levelOf(levels, id),
    was: levelOf(before, id),
  }));
  const changed = known.flatMap(({ name, now, was }) => {
    if (now.state !== 'current') return [];
    const is = `${name} is at ${now.level} ${label(now.level)}`;
    if (was.state !== 'current') return [`${is}, a week ago it had no level in date.`];
    return was.level === now.level ? [] : [`${is}, a week ago it was at ${was.level} ${label(was.level)}.`];
  });
  const namesOf = (state: string) => known.filter(({ now }) => now.state === state).map(({ name }) => name);
  const listed = (what: string, names: readonly string[]) =>
    names.length > 0 ? [`${what}: ${names.join(', ')}.`] : [];
  return cut(
    [
      ...(changed.length > 0 ? changed : ['No level changed in the last seven days.']),
      ...listed('Out of date', namesOf('out of date')),
      ...listed('No information', namesOf('no information')),
    ].join('\n'),
  );
}

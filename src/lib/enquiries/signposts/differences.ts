import type { AreaId } from '#db/schema/areas.ts';
import { hoursWords } from './hours.ts';
import type { SignpostGiven } from './keep.ts';
import type { SignpostRow } from './overlay.ts';
import { audienceWords, worryWords } from './words.ts';

type Field = keyof SignpostGiven;
type NameOf = (area: AreaId | null) => string;

const names: Readonly<Record<Field, string>> = {
  name: 'Name',
  about: 'What it is for',
  areaId: 'Where',
  audience: 'For',
  worry: 'Kind of worry',
  phone: 'Phone',
  textTo: 'Text number',
  href: 'Link',
  site: 'How the link reads',
  hours: 'Hours',
  languages: 'Languages',
  source: 'Source',
};

/** What was changed, line by line: "Phone: 0800 1111, was 0800 1112". */
export function differences(before: SignpostRow, after: SignpostGiven, nameOf: NameOf): string[] {
  return (Object.keys(names) as Field[])
    .map((field) => ({ field, is: said(after, field, nameOf), was: said(before, field, nameOf) }))
    .filter(({ is, was }) => is !== was)
    .map(({ field, is, was }) => `${names[field]}: ${is}, was ${was}`);
}

function said(of: SignpostGiven, field: Field, nameOf: NameOf): string {
  if (field === 'areaId') return nameOf(of.areaId);
  if (field === 'hours') return of.hours ? hoursWords(of.hours) : 'not said';
  if (field === 'languages') return of.languages.join(', ') || 'English';
  if (field === 'audience') return audienceWords[of.audience];
  if (field === 'worry') return worryWords[of.worry];
  return of[field] ?? 'none';
}

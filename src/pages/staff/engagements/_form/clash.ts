import type { Draft } from '#lib/engagement/drafts/find.ts';
import type { Choices } from './choices.ts';

/** Two devices have gone on with one draft: what each has, where they differ. */
export type Clash = {
  theirs: Draft;
  differs: readonly { label: string; here: string; there: string }[];
};
type Typed = Readonly<Record<string, string | readonly string[]>>;

const labels: Readonly<Record<string, string>> = {
  organisation: 'Institution',
  placeWords: 'Place',
  type: 'What kind',
  purpose: 'What it was for',
  at: 'Time',
  said: 'Said we are Prevent police',
  notSaid: 'Why it was not said',
  summary: 'What was said',
  asked: 'What they asked of us',
  opinion: 'Our view',
  headcount: 'How many people',
  marking: 'Marking',
};
const ofPoints: Readonly<Record<string, string>> = {
  topic: 'Topic',
  point: 'In a few words',
  followUp: 'To do',
};

/** What two devices have typed into one form, where they differ; boxes that only tick or choose count as one. */
export function clashBetween(here: Typed, theirs: Draft, { terms }: Choices): Clash {
  const all = Object.values(terms).flat();
  const textOf = (typed: Typed, name: string) => {
    const text = [typed[name] ?? ''].flat().join(', ').trim();
    return all.find(({ code }) => code === text)?.label ?? text;
  };
  const names = [...new Set([...Object.keys(theirs.typed), ...Object.keys(here)])];
  const other = names.filter((name) => textOf(here, name) !== textOf(theirs.typed, name));
  const differs = other.flatMap((name) => {
    const label = labelOf(name);
    return label ? [{ label, here: textOf(here, name), there: textOf(theirs.typed, name) }] : [];
  });
  const rest = other.length > differs.length && differs.length === 0;
  return {
    theirs,
    differs: rest ? [{ label: 'Boxes that were ticked or chosen', here: '', there: '' }] : differs,
  };
}

function labelOf(name: string): string | undefined {
  const [, stem = '', number] = /^(topic|point|followUp)-(\d)$/.exec(name) ?? [];
  const label = ofPoints[stem];
  return label ? `${label}, point ${number}` : labels[name];
}

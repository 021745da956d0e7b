import type { Comparison, Expectation, LevelView, ReporterCapacity } from '#db/schema/tension-returns.ts';

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** As what somebody reports. */
export const capacityWords: Words<ReporterCapacity> = {
  prevent_officer: 'Prevent officer',
  neighbourhood_policing: 'Neighbourhood policing',
  council: 'Council',
  partner: 'Other partner',
};

/** How the week feels beside the one before. */
export const comparisonWords: Words<Comparison> = {
  better: 'Better than last week',
  same: 'The same as last week',
  worse: 'Worse than last week',
};

/** How it feels beside what one would expect. */
export const expectationWords: Words<Expectation> = {
  calmer: 'Calmer than I would expect',
  as_expected: 'As I would expect',
  more_tense: 'More tense than I would expect',
};

/** What an officer thinks of the level that stands. */
export const levelViewWords: Words<LevelView> = {
  agree: 'It is right',
  higher: 'It should be higher',
  lower: 'It should be lower',
};

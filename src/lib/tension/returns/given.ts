import type { IssueCategory } from '#db/schema/observations.ts';
import type { Comparison, Expectation, LevelView } from '#db/schema/tension-returns.ts';
import type { Level } from '#db/schema/tension-scale.ts';

/** What everybody can say in a return: words on an area and an issue, never on a person. */
export type Said = {
  category: IssueCategory | null;
  experienced: string | null;
  evidenced: string | null;
  potential: string | null;
  coming: string | null;
};

/** What a partner adds, who is told no level. */
export type PartnerSaid = Said & {
  compared: Comparison | null;
  expected: Expectation | null;
  viewWords: string | null;
};

/** What an officer adds: whether the level they were shown is right. */
export type OfficerSaid = Said & {
  levelView: LevelView | null;
  levelShown: Level | null;
  viewWords: string | null;
};

/** That there is nothing to report is an answer of its own. */
export type Answer<Words extends Said> = 'nothing' | Words;

/** Whether somebody who did not press "Nothing to report" said anything at all. */
export const saysNothing = ({ viewWords: _, ...said }: Partial<PartnerSaid & OfficerSaid>): boolean =>
  Object.values({ ...said, levelShown: null }).every((one) => one === null);

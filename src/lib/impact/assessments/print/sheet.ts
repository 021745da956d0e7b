/** What the print of an assessment says, in words ready to be read. */
export type ImpactSheet = {
  name: string;
  reference: string;
  kind: string;
  areas: string;
  facts: readonly { label: string; value: string }[];
  /** Boxes under their headings: what started it, then what is known, what stands before the grid, and after it. */
  known: readonly { label: string; text: string; isRumour: boolean }[];
  before: readonly Section[];
  beside: readonly Section[];
  after: readonly Section[];
  grid: readonly { letter: string; what: string; before: string; mitigation: string; after: string }[];
  /** Letters of the rows, likeliest line first. */
  matrices: readonly { title: string; lines: readonly (readonly string[])[] }[];
  actions: readonly { what: string; who: string; when: string; state: string }[];
  advice: readonly { who: string; what: string; answer: string }[];
  reviews: readonly { when: string; what: string; by: string }[];
  nextReview: string;
  ending: readonly { label: string; text: string }[];
  kept: string;
};
type Section = { title: string; boxes: readonly { label: string; text: string }[] };

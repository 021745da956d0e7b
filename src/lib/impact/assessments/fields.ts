import type { impactVersion } from '#db/schema/impact-versions.ts';

type Columns = typeof impactVersion.$inferSelect;

/** The parts in which an assessment is written, in their order. */
export const parts = ['situation', 'area', 'grid', 'equality', 'response'] as const;
export type Part = (typeof parts)[number];

export const partWords: Readonly<Record<Part, string>> = {
  situation: 'What happened and what is known',
  area: 'The area and who lives there',
  grid: 'Impact, before and after',
  equality: 'Equality duty',
  response: 'What is done about it',
};

export const textNames = [
  'whatHappened',
  'knownPublic',
  'knownConfirmed',
  'rumour',
  'view',
  'areaWords',
  'communities',
  'equalityDiscrimination',
  'equalityOpportunity',
  'equalityRelations',
  'equalityEvidence',
  'proportionality',
  'communications',
] as const satisfies (keyof Columns)[];
export type TextName = (typeof textNames)[number];
/** What a version says, box by box. */
export type Texts = Pick<Columns, TextName>;

/** The same in a word or two, where they stand beside each other. */
export const partNames: Readonly<Record<Part, string>> = {
  situation: 'Situation',
  area: 'Area',
  grid: 'Impact grid',
  equality: 'Equality duty',
  response: 'Response',
};

/** A box of an assessment: its part, its words, and whether it must be filled in before anybody approves. */
export type TextField = { part: Part; label: string; hint: string; isNeeded: boolean };

/** Every box, in the order in which it is written and read. */
export const textFields: Readonly<Record<TextName, TextField>> = {
  whatHappened: {
    part: 'situation',
    label: 'What started it',
    hint: 'In a few sentences: what happened or is coming, and where. No names, no addresses, no name of an operation.',
    isNeeded: true,
  },
  knownPublic: {
    part: 'situation',
    label: 'What is public',
    hint: 'What has been published or said in public, and where.',
    isNeeded: false,
  },
  knownConfirmed: {
    part: 'situation',
    label: 'What is confirmed',
    hint: 'What we know to be so, and how.',
    isNeeded: true,
  },
  rumour: {
    part: 'situation',
    label: 'What is rumour',
    hint: 'What is said and not confirmed. Say where it has been checked.',
    isNeeded: false,
  },
  view: {
    part: 'situation',
    label: 'What we make of it',
    hint: 'Our view, apart from what is known.',
    isNeeded: false,
  },
  areaWords: {
    part: 'area',
    label: 'What is known of the area',
    hint: 'Filled in from what Concord knows when it was started. Take out what does not matter here.',
    isNeeded: false,
  },
  communities: {
    part: 'area',
    label: 'Communities that are touched',
    hint: 'By place or shared interest: people who live, work, learn, worship or shop there. Never a label.',
    isNeeded: true,
  },
  equalityDiscrimination: {
    part: 'equality',
    label: 'Eliminating discrimination, harassment and victimisation',
    hint: 'Section 149(1)(a): how might this, or what we do about it, treat people worse, and what prevents it?',
    isNeeded: true,
  },
  equalityOpportunity: {
    part: 'equality',
    label: 'Advancing equality of opportunity',
    hint: 'Section 149(1)(b): who might miss out, or not be heard, and what makes up for it?',
    isNeeded: true,
  },
  equalityRelations: {
    part: 'equality',
    label: 'Fostering good relations',
    hint: 'Section 149(1)(c): how might it set people against each other, and what brings them together?',
    isNeeded: true,
  },
  equalityEvidence: {
    part: 'equality',
    label: 'What these answers rest on',
    hint: 'Figures, advice and experience, with their dates.',
    isNeeded: true,
  },
  proportionality: {
    part: 'response',
    label: 'Why it is proportionate',
    hint: 'Why what we do is needed, is no more than is needed, and what less was thought of.',
    isNeeded: true,
  },
  communications: {
    part: 'response',
    label: 'Who needs to hear what',
    hint: 'Who should be told first and by whom. The words themselves stand in a communications plan.',
    isNeeded: false,
  },
};

/** The boxes of one part. */
export const fieldsOfPart = (part: Part): TextName[] =>
  textNames.filter((name) => textFields[name].part === part);

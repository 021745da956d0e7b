import { checkText, type Finding } from './check.ts';
import { hasPerson } from './people.ts';

/** What a note on community tension must not hold, beside what no text of ours may. */
export type ObservationFinding = Finding | 'a person' | 'report of terrorism';

const sentences = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/[‘’ʼ]/g, "'")
    .split(/[.!?;\n]+/);

// Of an act that is being prepared or was seen: not of fear, rumour or news of one, which is what tension is about.
// Every pattern has bounded repeats, so that the time it takes grows with the text and not faster.
const reports = [
  /\b(?:plan(?:s|ned|ning)?|prepar(?:e|es|ed|ing)|intend(?:s|ed|ing)?|about|going|wants?) (?:to |an? |on |for )?[^.\n]{0,30}\b(?:attack|bomb|stab|shoot|kill|behead|ram)/i,
  /\b(?:stockpil|hoard|stor|hid|buy|making|made|bought|build)\w{0,5} [^.\n]{0,30}\b(?:weapons?|explosives?|firearms?|bombs?|grenades?|chemicals|ammunition)\b/i,
  /\b(?:film|photograph|watch|scout|sketch)(?:s|ed|ing)? [^.\n]{0,40}\b(?:security|cctv|guards?|barriers?|entrances?|exits?|patrols?)\b/i,
  /\b(?:recruit|fundrais|collect|send)(?:s|ed|ing|t)? [^.\n]{0,30}\b(?:isis|isil|daesh|al-? ?qa'?e?da|national action|terroris(?:m|ts?))\b/i,
  /\b(?:travel|go|gone|going)(?:led|ling)? to (?:syria|iraq|afghanistan|somalia) to (?:fight|join)\b/i,
];

/** Whether a text tells of an act of terrorism that is being prepared or was seen. */
export const hasTerrorReport = (text: string): boolean =>
  sentences(text).some((sentence) => reports.some((pattern) => pattern.test(sentence)));

/**
 * What a note about an area and an issue holds that belongs elsewhere, the gravest first; empty when nothing.
 *
 * @param places names of places that it may well say, and that look like names of people: "Leighton Buzzard"
 */
export function checkObservation(note: string, places: readonly string[] = []): ObservationFinding[] {
  const text = places.reduce((rest, place) => rest.replaceAll(place, 'here'), note);
  const found = checkText(text);
  const isOfSomebody = found.includes('worry about a person') || sentences(text).some(hasPerson);
  return [
    ...(hasTerrorReport(text) ? (['report of terrorism'] as const) : []),
    ...found,
    ...(isOfSomebody && !found.includes('worry about a person') ? (['a person'] as const) : []),
  ];
}

/** For what only an observation must not hold, what was found and what to do about it. */
export const observationWords: Readonly<Record<Exclude<ObservationFinding, Finding>, string>> = {
  'a person':
    'This reads like words about one person. Write about the area and the issue: what is said, felt or happening, not who.',
  'report of terrorism':
    'This reads like a report of terrorism. It does not belong here: report it now by the route at the top of this page.',
};

/** Where a report of terrorism goes, to be shown with every such finding. */
export const reportRoute =
  'In danger now: call 999. Suspicious activity: report it at gov.uk/ACT or call the Anti-Terrorist Hotline on 0800 789 321, and tell your duty officer. Then write here only what the area feels, if there is still something to write.';

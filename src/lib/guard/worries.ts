import { hasPerson, startsWithPerson } from './people.ts';

// What follows is only looked at, not taken: another worry may begin in it.
const about = [
  /\b(?:worr(?:y|ied|ies)|concern(?:s|ed)?|anxious|frightened|scared|uneasy|suspicious) (?:about |for |over |regarding |that |of )?(?=([^\n]{1,80}))/gi,
  /\b(?:report|refer)(?:r?ing)? (?!to\b)(?=(\S{1,20} \S{1,20}(?: \S{1,20})?))/gi,
];
// What people who book are really worried about.
const everyday =
  /^(?:the |our |my |his |her |getting |finding )?(?:parking|access|room|venue|travel|train|traffic|time|timing|numbers?|cost|lift|stairs|noise|sound|wifi|link|booking|places?|session|slides|camera|microphone|weather|date)\b/i;

// Words for acts and groups that are against the law, and for being drawn in. No words of any faith, people or
// politics: lawful worship, protest and opinion are nobody's concern.
const grave = [
  /\bradicali[sz](?:ed|ing)\b/i,
  /\b(?:signs?|risk|victim) of (?:being )?(?:radicali[sz]|extremis|terroris)/i,
  /\b(?:drawn|pulled|sucked|lured|dragged) in(?:to|\b)/i,
  /\b(?:susceptible|vulnerable) to (?:being )?(?:radicali[sz]|extremis)/i,
  /\b(?:extremist|terrorist|neo-?nazi)s?\b/i,
  /\b(?:isis|isil|daesh|islamic state|al-? ?qa'?e?da|national action|atomwaffen)\b/i,
  /\b(?:concerning|worrying|threatening|scary|frightening|disturbing|alarming|extreme|violent|hateful) (?:behaviou?r|comments?|views?|posts?|messages?|remarks?|language|videos?|material|content|things)\b/i,
  /\b(?:weapons?|explosives?|bombs?|bombing|firearms?|grenades?|(?:knife|knives|guns?)(?! crime))\b/i,
  /(?<!heart |asthma |panic |anxiety |cyber )\battack(?:s|ed|ing)?\b/i,
  /\bthreat(?:s|en|ens|ened|ening)\b/i,
  /\b(?:kill|stab|shoot|murder|blow up|behead)(?:s|ed|bed|bing|ing)?\b/i,
  /\b(?:safeguarding concern|cause for concern|concerning behaviou?r)\b/i,
  /\b(?:hurt|harm)(?:ing)? (?:people|others|someone|somebody|him|her|them)\b/i,
  /\bgroomed\b/i,
];

/** Whether a text tells of a worry about one person: such a worry goes to people, not into a form. */
export const hasWorry = (text: string): boolean => text.split(/[.!?;\n]+/).some(isWorry);

function isWorry(sentence: string): boolean {
  if (grave.some((pattern) => pattern.test(sentence)) && hasPerson(sentence)) return true;
  const said = about.flatMap((pattern) => [...sentence.matchAll(pattern)]);
  return said.some(([, what = '']) => !everyday.test(what) && startsWithPerson(what));
}

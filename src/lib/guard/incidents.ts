/** What words about an incident must not hold, beside what no text of ours may: nothing that was not made public. */
export type IncidentFinding = 'operation name' | 'address' | 'planned action';

// Every pattern has bounded repeats, so that the time it takes grows with the text and not faster.
const operation = /\b(?:Operation|OPERATION|Op\.?) (?!Room\b|Team\b|Centre\b)\p{Lu}[\p{L}-]{2,20}/u;
const street =
  /\b\d{1,4}[a-zA-Z]?,? (?:\p{Lu}[\p{L}'-]{1,20} ){1,3}(?:Road|Street|Avenue|Lane|Close|Drive|Way|Crescent|Gardens|Terrace|Court|Place)\b/u;
const postcode = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/;
const planned =
  /\b(?:warrants?|arrests?|search(?:es)?|raids?|charges?|execut\w{1,5}|phase) (?:\w{1,12} ){0,4}(?:planned|due|will|tomorrow|tonight|at dawn|next|later today)\b|\b(?:will|going to|about to|plan(?:s|ned|ning)? to) (?:be )?(?:arrest|search|raid|execute|charge)\w{0,3}\b/i;

const rules: Readonly<Record<IncidentFinding, (text: string) => boolean>> = {
  'operation name': (text) => operation.test(text),
  address: (text) => street.test(text) || postcode.test(text),
  'planned action': (text) => planned.test(text),
};

/** What a text about an incident holds that this page is no place for; empty when nothing. */
export function checkIncident(text: string): IncidentFinding[] {
  const plain = text.normalize('NFKC').replace(/[‘’ʼ]/g, "'");
  return (Object.keys(rules) as IncidentFinding[]).filter((finding) => rules[finding](plain));
}

/** For each finding, why it does not belong here. */
export const incidentWords: Readonly<Record<IncidentFinding, string>> = {
  'operation name':
    'This looks like the name of an operation. Take it out: this page is read by many, and holds only what is public.',
  address:
    'This looks like an address. Take it out: name a district or a public place, so that nobody’s home is pointed at.',
  'planned action':
    'This reads like something police have still to do. Take it out: what is planned stays with those who plan it.',
};

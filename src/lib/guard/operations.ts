/** What a text that many read may not tell, for whatever reason: it would lead to what is being planned. */
export type OperationFinding = 'operation name' | 'address' | 'time of action' | 'planned action';

/** What every such text is looked through for. That something is planned at all is said nowhere but in public words. */
const always: readonly OperationFinding[] = ['operation name', 'address', 'time of action'];

// Every pattern has bounded repeats, so that the time it takes grows with the text and not faster.
// "Operation" by itself is an everyday word: only a name after it, which has a capital, makes it one of ours.
const named =
  /(?<![\w-])(?:[Oo]peration|OPERATION|[Oo]p\.?|OP) +["'“‘]?(?!(?:Room|Team|Centre)\b)\p{Lu}[\p{L}'-]{2,20}/u;

const streets =
  'Street|Road|Lane|Avenue|Close|Drive|Way|Court|Crescent|Terrace|Place|Gardens|Grove|Square|Row|Walk|Mews|Rise|St|Rd|Ave';
const addresses = [
  /\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/i,
  // Four figures before a name are mostly a year.
  new RegExp(`\\b\\d{1,3}[a-z]?,? +(?:\\p{Lu}[\\p{L}'’-]{1,20} +){1,3}(?:${streets})\\b`, 'u'),
  /\b(?:flat|apartment|house number|house no\.?|maisonette) +\d{1,4}[a-z]?\b/i,
];

const hour = String.raw`(?:\d{1,2}(?:[:.]\d{2})? ?(?:am|pm)|\d{1,2}[:.]\d{2}|\d{4} ?(?:hours|hrs))`;
const day = String.raw`(?:on|tomorrow|tonight|this|next)\b`;
const action =
  /\b(?:warrants?|arrest(?:s|ed|ing)?|raid(?:s|ed|ing)?|search(?:es|ed|ing)?|executive action|strike day|enforcement|enter(?:s|ed|ing)?|detain(?:s|ed|ing)?|deploy(?:s|ed|ing|ment)?)\b/i;
// What police have done is a fact of the day, and may have its hour.
const past =
  /\b(?:was|were|been|officers|police|we|they) (?:(?:have|had|all|both|then) )?(?:arrested|raided|searched|entered|detained|deployed)\b/i;
const coming = /\b(?:will|shall|should|going to|to be|about to|plan\w{0,4}|due|tomorrow|tonight|next)\b/i;
const anyHour = new RegExp(`(?:\\b(?:at|from|by) )?\\b${hour}|\\bat (?:dawn|first light|midnight)\\b`, 'i');
// Nobody holds a public meeting before seven: a time as early as that, for a day to come, is that of an action.
const early = new RegExp(
  String.raw`\b(?:at|from) (?:0?[1-6](?:[:.]\d{2})? ?am|0[0-6][:.]?\d{2}(?: ?(?:hours|hrs))?|dawn|first light),? (?:${day})`,
  'i',
);

const tellsTime = (sentence: string): boolean =>
  action.test(sentence) && anyHour.test(sentence) && !(past.test(sentence) && !coming.test(sentence));

const planned = [
  /\b(?:warrants?|arrests?|search(?:es)?|raids?|charges?|execut\w{1,5}|phase) (?:\w{1,12} ){0,4}(?:planned|due|will|tomorrow|tonight|at dawn|next|later today)\b/i,
  /\b(?:will|going to|about to|plan(?:s|ned|ning)? to) (?:be )?(?:arrest|search|raid|execute|charge)\w{0,3}\b/i,
];

const rules: Readonly<Record<OperationFinding, (text: string) => boolean>> = {
  'operation name': (text) => named.test(text),
  address: (text) => addresses.some((pattern) => pattern.test(text)),
  'time of action': (text) =>
    text.split(/[!?;\n]+|\.(?!\d)/).some((one) => early.test(one) || tellsTime(one)),
  'planned action': (text) => planned.some((pattern) => pattern.test(text)),
};

/**
 * What a text tells of an action that is planned, the gravest first; empty when nothing. There is no way past it.
 *
 * @param kinds what to look for, where that is not what every text is looked through for
 */
export function checkOperations(
  text: string,
  kinds: readonly OperationFinding[] = always,
): OperationFinding[] {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\S\n]+/g, ' ');
  return kinds.filter((finding) => rules[finding](plain));
}

/** For each finding, what was found and why it has no place here. */
export const operationWords: Readonly<Record<OperationFinding, string>> = {
  'operation name':
    'This looks like the name of an operation. Take it out: what is said here is read by many, and a name leads to what is planned. Say what people will see.',
  address:
    'This looks like an address: a postcode or the address of a house. Take it out: an address here can harm whoever lives there and what is planned. Name the area.',
  'time of action':
    'This looks like the time of a planned action. Take it out: a time here can harm people and what is planned. Say it once it has happened.',
  'planned action':
    'This reads like something police have still to do. Take it out: what is planned stays with those who plan it.',
};

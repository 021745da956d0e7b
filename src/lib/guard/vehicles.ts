// Since 2001: two letters, two digits, three letters. From 1983 to 2001: a letter, up to three digits, three letters.
const current = /\b[A-HJ-PR-Y]{2}(?:0[1-9]|[1-9]\d) ?([A-HJ-PR-Z]{3})\b/g;
const prefix = /\b[A-HJ-NPR-TV-Y]\d{1,3} ?([A-HJ-PR-Y]{3})\b/g;
const named =
  /\b(?:reg|registration|plate|vrm|number plate|car|van)\b[^\n]{0,20}?\b(?:[a-hj-pr-y]{2}\d{2} ?[a-hj-pr-z]{3}|[a-hj-y]\d{1,3} ?[a-hj-y]{3})\b/gi;
const together = /\b[a-hj-pr-y]{2}(?:0[1-9]|[1-9]\d)[a-hj-pr-z]{3}\b/;

// Words in capitals after a room or a road: "ROOM B12 AND", "M25 JCT".
const words = new Set(
  (
    'AND THE FOR ARE BUT NOT ALL ANY CAN DAY HAS HER HIM HOW MAY NEW NOW OLD ONE OUR OUT PER SEE SET TWO WAY WHO ' +
    'WAS YOU YET VIA DSL NHS NPT BSL JCT LAB ART GYM HUB WEB BUS CAR TEL FAX MON TUE WED THU FRI SAT SUN'
  ).split(' '),
);
const lastWord = /[a-z]{3}$/i;

const holds = (text: string, pattern: RegExp): boolean =>
  [...text.matchAll(pattern)].some(([found]) => !words.has(lastWord.exec(found)?.[0].toUpperCase() ?? ''));

/** Whether a text holds a UK vehicle registration mark. */
export const hasVehicle = (text: string): boolean =>
  holds(text, current) || holds(text, prefix) || holds(text, named) || together.test(text);

import { hasBirthDate } from './birth-dates.ts';
import { hasHandle } from './handles.ts';
import { hasPhone } from './phones.ts';
import { hasVehicle } from './vehicles.ts';
import { hasWorry } from './worries.ts';

/** What free text must not hold about a person. */
export type Finding = 'date of birth' | 'phone number' | 'vehicle' | 'handle' | 'worry about a person';

// Fixed rules only: nothing here infers, learns or scores. Every pattern has bounded repeats, so that the time
// it takes grows with the text and not faster.
const rules: Readonly<Record<Finding, (text: string) => boolean>> = {
  'worry about a person': hasWorry,
  'date of birth': hasBirthDate,
  'phone number': hasPhone,
  vehicle: hasVehicle,
  handle: hasHandle,
};

/** Every kind of finding, the gravest first. */
export const findings = Object.keys(rules) as readonly Finding[];

/**
 * What a text holds that should not be written into a form, the gravest first; empty when nothing.
 *
 * It warns and never refuses by itself: a person decides.
 * @param expects what this field is there to hold, such as a phone number
 */
export function checkText(text: string, expects: readonly Finding[] = []): Finding[] {
  const plain = plainly(text);
  return findings.filter((finding) => !expects.includes(finding) && rules[finding](plain));
}

/** One form of each sign, so that the rules need to know only that: no invisible signs, straight apostrophes. */
const plainly = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/[^\S\n]+/g, ' ');

import type { Finding } from './check.ts';

/** For each finding, what was found and what to do about it. */
export const guardWords: Readonly<Record<Finding, string>> = {
  'worry about a person':
    'This reads like a worry about a person. Take it out here and use the route below, where somebody can help.',
  'date of birth': 'This looks like a date of birth. Take it out: we never need one.',
  'phone number': 'This looks like a phone number. Take it out, or put it in the field for your work phone.',
  vehicle: 'This looks like the number plate of a vehicle. Take it out: we never need one.',
  handle: 'This looks like the name of an account online. Take it out: we never need one.',
};

/** Where a worry about a person goes, to be shown with every such finding. */
export const guardRoute =
  "Do not use this form for a worry about a person. In an emergency call 999. Call the ACT Early Support Line on 0800 011 3764, 9am to 5pm every day: you do not need to give a name. If you work with people, use your organisation's safeguarding route or your council's referral route. It is fine to ask for advice and decide not to refer.";

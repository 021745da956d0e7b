import {
  type SignpostAudience,
  signpostAudiences,
  type SignpostDeed,
  worries,
  type Worry,
} from '#db/schema/signposts.ts';

export const audiences = signpostAudiences;
export const worryCodes = worries;

export const audienceWords: Readonly<Record<SignpostAudience, string>> = {
  everyone: 'Everyone',
  public: 'Members of the public',
  professionals: 'People who work or volunteer with others',
  young_people: 'Children and young people',
};

export const worryWords: Readonly<Record<Worry, string>> = {
  danger: 'Someone is in danger',
  someone: 'Worried about someone',
  suspicious: 'Suspicious activity',
  crime: 'A crime',
  hate: 'Hate',
  feelings: 'Someone to talk to',
  prevent_complaint: 'A complaint about Prevent',
};

export const deedWords: Readonly<Record<SignpostDeed, string>> = {
  added: 'Added',
  checked: 'Held against its source, and right',
  changed: 'Changed',
  retired: 'Taken out of use',
  restored: 'Brought back',
};

/** The signposts that no page goes without. */
export const neverRetired: readonly string[] = ['emergency', 'early-support'];

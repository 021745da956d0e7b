import { type EnquiryEnding, type EnquiryReason, enquiryReasons } from '#db/schema/enquiries.ts';

/** What somebody writes about, as the public chooses it. */
export const reasonWords: Readonly<Record<EnquiryReason, string>> = {
  prevent: 'A question about Prevent',
  training: 'Training',
  event: 'An event',
  campaign: 'Campaign material',
  your_information: 'Your information',
  accessibility: 'An accessibility problem',
  press: 'Press',
  website: 'A complaint about this website',
  other: 'Something else',
};
export const reasons = enquiryReasons;

/** How an enquiry ended, as a list shows it. */
export const endingWords: Readonly<Record<EnquiryEnding, string>> = {
  answered: 'Answered',
  converted: 'Turned into a record',
  handed_over: 'Handed over and erased',
  no_answer: 'No answer needed',
  not_for_us: 'Not for us',
};

/** The endings that somebody chooses; the others come about by what is done. */
export const chosenEndings = ['answered', 'no_answer', 'not_for_us'] as const satisfies EnquiryEnding[];

/** As many signs as each text may have. */
export const longest = { words: 600, reply: 5000, note: 1000, template: 3000 } as const;

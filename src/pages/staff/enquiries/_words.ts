import type { EnquiryEnding } from '#db/schema/enquiries.ts';
import { clockOf } from '#lib/enquiries/clock.ts';
import type { EnquiryList } from '#lib/enquiries/list.ts';
import { endingWords } from '#lib/enquiries/words.ts';
import { newsFrom } from '../_news.ts';

export const listWords: Readonly<Record<EnquiryList, string>> = {
  open: 'To answer',
  mine: 'Mine',
  nobody: 'Nobody’s',
  waiting: 'Waiting for them',
  late: 'Late',
  closed: 'Closed',
};

type Standing = { dueAt: Temporal.Instant | null; ending: EnquiryEnding | null; isUnreached: boolean };

/** How an enquiry stands, as a tag: closed, waiting, or how long is left. */
export function stateTag({ dueAt, ending, isUnreached }: Standing, now: Temporal.Instant) {
  if (ending) return { text: endingWords[ending], tone: 'grey' } as const;
  if (isUnreached) return { text: 'Did not reach them', tone: 'error' } as const;
  const clock = clockOf(dueAt, now);
  if (!clock) return { text: 'Waiting for them', tone: 'grey' } as const;
  // Warm on the last day alone: where every row is marked, none is.
  const tone = clock.isLate ? 'error' : clock.isLastDay ? 'warm' : 'plain';
  return { text: clock.text, tone } as const;
}

/** What was just done, as a banner says it. */
export const newsOf = newsFrom({
  taken: 'The enquiry is yours',
  given: 'Enquiry given on',
  replied: 'Reply sent. The enquiry now waits for them',
  answered: 'Reply sent, and the enquiry closed',
  draft: 'Draft kept. Nothing is sent',
  received: 'Their answer is put in, and the clock starts anew',
  noted: 'Note added. The writer never sees it',
  closed: 'Enquiry closed. It is erased 90 days from now',
  reopened: 'Enquiry opened again, with a new clock',
  'handed-over': 'Handed over and erased. Nothing of what was written is left here',
  converted: 'Enquiry closed with the record that it became',
});

/** What is said to whoever was refused. */
export const refusals: Readonly<Record<string, string>> = {
  'no such enquiry': 'This enquiry is not there any more',
  'changed meanwhile':
    'Somebody changed this enquiry since you opened it. Look at how it stands now, then try again',
  'closed already': 'This enquiry is closed already. Open it again first',
  'theirs already': 'They have this enquiry already',
  'sent already': 'This reply is sent already. To write another, open the enquiry again',
  'open already': 'This enquiry is open already',
  'handed over': 'This enquiry was handed over and erased. It stays so',
  'erased already': 'This enquiry is erased already',
};

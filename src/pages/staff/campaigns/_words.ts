import type { ApprovalRefusal } from '#lib/campaigns/approve.ts';
import type { BeginRefusal } from '#lib/campaigns/begin-version.ts';
import type { FrameRefusal } from '#lib/campaigns/frame.ts';
import type { CurrentRefusal, ScheduleRefusal } from '#lib/campaigns/schedule.ts';
import type { CampaignState } from '#lib/campaigns/state.ts';
import { newsFrom } from '../_news.ts';

type Reason = ApprovalRefusal | BeginRefusal | CurrentRefusal | FrameRefusal | ScheduleRefusal;

/** Why something cannot be done with a campaign. */
export const sentences: Readonly<Record<Reason, string>> = {
  'no such campaign': 'This campaign is not there any more',
  withdrawn: 'This campaign was withdrawn, and stays as it is',
  'no draft': 'There is no draft any more: it was approved or discarded',
  'changed meanwhile':
    'A colleague changed this since you opened it. Open the page again to see it as it is now',
  incomplete: 'Something is still missing: the page of the campaign says what',
  'not asked': 'Nobody asks for approval any more: somebody wrote in it, or it was sent back',
  'asked already': 'It waits for approval already',
  'your own': 'You wrote in this version, so somebody else approves it',
  'draft exists': 'There is a draft already. Finish it, or discard it first',
  'no such version': 'That version is not there',
  'short address taken': 'Another campaign has this short address. Choose another word',
  'no event there': 'No public event has this address. Copy it from the page of the event',
  'no material there': 'Nothing that is published has this address. Copy it from the page of the material',
  'ends before it begins': 'Choose an end after it goes out',
  'not out': 'Only a campaign that is out and goes on can be on the home page',
};

/** What was done, from the address that followed it. */
export const newsOf = newsFrom({
  begun: 'The campaign is begun. Write its page in English first',
  saved: 'The page is saved',
  equality: 'The equality assessment is saved',
  framed: 'What stands round the campaign is saved',
  asked: 'A second person is asked to approve this version',
  approved: 'This version is approved. Say when it goes out',
  'sent-back': 'It is sent back to its writers, with what you said',
  scheduled: 'The times are saved. The clock does the rest',
  current: 'The home page shows this campaign from now on',
  'new-version': 'A new version is begun with these words',
  discarded: 'The draft is discarded',
  removed: 'The language is taken out of the draft',
  withdrawn: 'The campaign is taken off the site',
});

/** How a state looks in a list: plain for settled, warm for what waits, grey for what is past. */
export const toneOf = (state: CampaignState): 'plain' | 'warm' | 'grey' => tones[state];
const tones: Readonly<Record<CampaignState, 'plain' | 'warm' | 'grey'>> = {
  draft: 'grey',
  waiting: 'warm',
  'sent back': 'warm',
  approved: 'warm',
  scheduled: 'plain',
  out: 'plain',
  over: 'grey',
  withdrawn: 'grey',
};

/** How somebody answers what waits for them. */
export const decisionOptions = [
  { value: 'approve', text: 'Approve it', hint: 'Its words stay as they are; a change is a new version' },
  { value: 'back', text: 'Send it back' },
];

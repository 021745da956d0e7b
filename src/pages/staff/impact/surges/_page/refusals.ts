import type { AddRefusal, MoveRefusal, RemoveRefusal } from '#lib/impact/surge/arrange.ts';
import type { ClaimRefusal, GiveBackRefusal } from '#lib/impact/surge/claim.ts';
import type { CloseRefusal } from '#lib/impact/surge/close.ts';
import type { DecisionRefusal } from '#lib/impact/surge/decide.ts';
import type { OpenRefusal } from '#lib/impact/surge/open.ts';
import type { RingRefusal } from '#lib/impact/surge/ring.ts';

type Refusal =
  | AddRefusal
  | ClaimRefusal
  | CloseRefusal
  | DecisionRefusal
  | GiveBackRefusal
  | MoveRefusal
  | OpenRefusal
  | RemoveRefusal
  | RingRefusal
  | 'asked us to stay away';

/** What is said to whoever pressed a button that could not be followed. */
export const sentences: Readonly<Record<Refusal, string>> = {
  'no such surge': 'This surge is not there any more',
  'closed already': 'This surge is closed meanwhile. It is only read from now on',
  'no such call': 'This institution was taken out of the order meanwhile',
  'somebody is ringing': 'Somebody else is ringing at this moment. Wait until it is logged or given back',
  'ringing another': 'You are ringing another institution: log that call or give it back first',
  'not yours': 'This is not yours any more: 15 minutes are over, or it was given back',
  'at the end': 'It stands at the end of the order already',
  'in the order already': 'This institution is in the order already',
  'too many': 'There are 60 institutions in the order: take one out first',
  'no such decision': 'The line to put right is not in this log',
  'corrected already': 'Somebody has put this line right meanwhile: put their line right instead',
  'no area': 'Choose an area',
  'not happened yet': 'This has not happened yet. Open the page once it has',
  'sent by somebody else': 'Open the form again: this one was sent by somebody else',
  'asked us to stay away': 'This institution asked us to stay away: do not call',
};

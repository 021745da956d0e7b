import type { ChangeRefusal } from '#lib/engagement/promises/change.ts';
import type { EndRefusal, TellRefusal } from '#lib/engagement/promises/end.ts';
import type { Mistakes } from '#lib/web/form.ts';

const meanwhile =
  'Somebody changed this promise since you opened it. What you wrote is kept: look at how it stands now, then save again if it still holds';
const early = 'Enter a day on or after the day when it was made';

export const endRefusals = {
  'no such promise': { ending: 'This promise is not there any more' },
  'changed meanwhile': { ending: meanwhile },
  'ended already': { ending: 'It is recorded already how this promise ended' },
  'no reason': { words: 'Say why it was not kept, as we tell them' },
  'told before it was made': { told: early },
} satisfies Record<EndRefusal, Mistakes>;

export const tellRefusals = {
  'no such promise': { how: 'This promise is not there any more' },
  'changed meanwhile': { how: meanwhile },
  'told already': { how: 'It is recorded already that they were told' },
  'not ended': { how: 'Say first how it ended' },
  'told before it was made': { told: early },
} satisfies Record<TellRefusal, Mistakes>;

export const changeRefusals = {
  'no such promise': { owner: 'This promise is not there any more' },
  'changed meanwhile': { owner: meanwhile },
  over: { owner: 'This promise is over' },
  'nothing changed': { owner: 'Nothing differs: choose somebody else or another day, or leave' },
  'no such officer': { owner: 'Choose a colleague who works there' },
} satisfies Record<ChangeRefusal, Mistakes>;

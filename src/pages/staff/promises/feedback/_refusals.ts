import type { DecideRefusal, WithdrawRefusal } from '#lib/engagement/feedback/decide.ts';
import type { RewriteRefusal, WriteRefusal } from '#lib/engagement/feedback/write.ts';
import type { Mistakes } from '#lib/web/form.ts';

const meanwhile = 'Somebody changed this since you opened it. Look at it as it is now, then try again';
const gone = 'This text is not there any more';

export const decideRefusals = {
  'no such text': { do: gone },
  'changed meanwhile': { do: meanwhile },
  'not waiting': { do: 'This text does not wait for approval any more' },
  'own words': { do: 'You wrote this: somebody else approves it' },
} satisfies Record<DecideRefusal, Mistakes>;

export const withdrawRefusals = {
  'no such text': { do: gone },
  'changed meanwhile': { do: meanwhile },
  'withdrawn already': { do: 'It is withdrawn already' },
} satisfies Record<WithdrawRefusal, Mistakes>;

export const writeRefusals = {
  'not kept yet': { we_did: 'Say first how the promise ended' },
} satisfies Record<WriteRefusal, Mistakes>;

export const rewriteRefusals = {
  'no such text': { you_said: gone },
  'changed meanwhile': { you_said: meanwhile },
  'published already': { you_said: 'It is published: withdraw it, and write another' },
} satisfies Record<RewriteRefusal, Mistakes>;

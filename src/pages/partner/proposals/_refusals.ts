import type { ChangeRefusal } from '#lib/calendar/proposals/change.ts';
import { mostWaiting, type ProposeRefusal } from '#lib/calendar/proposals/propose.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { timesMistakes } from '../../staff/events/_refusals.ts';

export const proposeMistakes = {
  ...timesMistakes,
  'not yours': { organisation: 'Choose one of your organisations' },
  'too many': { title: `${mostWaiting} proposals of yours wait for an answer. Take one back first` },
} satisfies Record<ProposeRefusal, Mistakes>;

export const changeMistakes = {
  ...timesMistakes,
  'no such proposal': { title: 'This proposal is not there any more' },
  'decided already': { title: 'This proposal was answered while you wrote. Look at how it stands now' },
  'changed meanwhile': {
    title: 'A colleague changed this proposal while you wrote. Look at how it stands now, then try again',
  },
} satisfies Record<ChangeRefusal, Mistakes>;

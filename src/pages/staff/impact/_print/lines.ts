import { date, time } from '#lib/dates.ts';
import type { ImpactSheet } from '#lib/impact/assessments/print/sheet.ts';
import { answerWords } from '#lib/impact/consultation/words.ts';
import { happenings } from '../_record/happenings.ts';
import type { Beside } from '../_record/open-record.ts';

const endings = { done: 'Done', cancelled: 'Cancelled' };

/** Actions as a print says them. */
export const actionLines = (actions: Beside['actions']): ImpactSheet['actions'] =>
  actions.map(({ action, owner }) => ({
    ...{ what: action.what, who: owner ?? action.organisation ?? '', when: date(action.dueOn) },
    state: action.ending ? `${endings[action.ending]} ${date(action.endedAt!)}` : 'Open',
  }));

/** Advice as a print says it. */
export const adviceLines = (advice: Beside['advice']): ImpactSheet['advice'] =>
  advice.map(({ advice: one }) => ({
    ...{ who: `${one.body}, ${date(one.givenOn)}`, what: one.advice },
    answer: one.answer ? `${answerWords[one.answer]}: ${one.reason}` : 'Not answered yet',
  }));

/** Reviews and what made them due, the last first. */
export const reviewLines = (history: Beside['history']): ImpactSheet['reviews'] =>
  happenings(history).map(({ at, title, words, by }) => ({
    ...{ when: `${date(at)}, ${time(at)}`, what: `${title}: ${words}`, by },
  }));

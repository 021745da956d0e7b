import type { AstroGlobal } from 'astro';
import type { Level } from '#db/schema/tension-scale.ts';
import type { Officer } from '#lib/actor.ts';
import { type AreaLevel, levelOfArea } from '#lib/tension/levels/area-levels.ts';
import type { Answer, OfficerSaid } from '#lib/tension/returns/given.ts';
import { type SendRefusal, sendReturn } from '#lib/tension/returns/send.ts';
import { emptyForm, type Form, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import type { Chosen } from '../_open-new.ts';
import { lookThroughReturn } from './concerns.ts';
import { officerForm } from './form.ts';
import { issueMistakes, saidOf } from './said.ts';
import { withOverride } from './write.ts';

export type ReturnView = Chosen & {
  level: AreaLevel;
  values: Typed<typeof officerForm>;
  errors: Mistakes;
  concerns: readonly Concern[];
  refusal: string | null;
};

const refusals = {
  'no such week': 'A return is for this week or the last. Open the form again.',
  'no district': 'Returns are for districts. Open the form again.',
  'nothing said': 'Nothing is filled in. Press “Nothing to report” if that is how it is.',
  'no reason': 'Say why the level should be higher or lower.',
  'level changed': 'Somebody set another level while you wrote. Look at it, and answer again.',
  'sent by somebody else': 'Open the form again: this one was sent by somebody else.',
} satisfies Record<SendRefusal, string>;

/** Answers an officer's return for the district and week that the address names. */
export async function answerReturn(
  { locals, request, response }: Pick<AstroGlobal, 'locals' | 'request' | 'response'>,
  officer: Officer,
  chosen: Chosen,
): Promise<ReturnView | Response> {
  const { db, now } = locals;
  const level = await levelOfArea(db, chosen.district.id, now);
  const around = { ...chosen, level, errors: {}, concerns: [], refusal: null };
  if (request.method !== 'POST')
    return { ...around, values: emptyForm(officerForm, { formToken: crypto.randomUUID() }) };
  const form = await readForm(request, officerForm);
  const { values } = form;
  const isNothing = values.answer === 'nothing';
  const seen = isNothing ? { mistakes: {}, concerns: [] } : lookThroughReturn(values, chosen.places);
  const errors = { ...mistakesOf(form, isNothing), ...seen.mistakes };
  const concerns = values.reason ? [] : seen.concerns;
  if (!form.ok || Object.keys(errors).length > 0 || concerns.length > 0)
    return (hasMistakes(response), { ...around, values, errors, concerns });
  const passed = { findings: seen.concerns.map(({ finding }) => finding), reason: form.value.reason };
  const { formToken } = form.value;
  const given = { formToken, areaId: chosen.district.id, week: chosen.week, answer: answerOf(form.value) };
  const outcome = await withOverride(db, passed, (tx) => sendReturn(tx, officer, given, now), now);
  if (outcome.ok) return seeOther(withQuery(paths.staff.newReturn, { sent: chosen.district.id }));
  isRefused(response);
  return { ...around, values, refusal: refusals[outcome.reason] };
}

function mistakesOf(form: Form<typeof officerForm>, isNothing: boolean): Mistakes {
  if (!form.ok) return form.errors;
  if (isNothing) return {};
  const { levelView, viewWords } = form.value;
  const isOther = levelView === 'higher' || levelView === 'lower';
  return {
    ...issueMistakes(saidOf(form.value)),
    ...(isOther && !viewWords ? { viewWords: 'Say why it should be higher or lower' } : {}),
  };
}

function answerOf(value: (Form<typeof officerForm> & { ok: true })['value']): Answer<OfficerSaid> {
  if (value.answer === 'nothing') return 'nothing';
  const { levelView = null, levelShown, viewWords = null } = value;
  const shown = levelShown ? (Number(levelShown) as Level) : null;
  return { ...saidOf(value), levelView, levelShown: shown, viewWords };
}

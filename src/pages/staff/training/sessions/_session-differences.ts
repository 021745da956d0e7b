import type { FormOptions } from './_form-choices.ts';
import { dayOf, furtherParts, partCount, type SessionTyped } from './_session-fields.ts';

type Shown = (values: SessionTyped, options: FormOptions) => string;

const typedDay =
  (name: Parameters<typeof dayOf>[1]): Shown =>
  (values) =>
    Object.values(dayOf(values, name)).join(' ').trim();
const text =
  (
    name:
      | 'startTime'
      | 'duration'
      | 'joiningLink'
      | 'capacity'
      | 'placesPerBooking'
      | 'trainers'
      | 'access'
      | 'minimum'
      | 'shareCap'
      | 'joiningInstructions'
      | 'closesTime'
      | 'changesTime'
      | 'offerHours',
  ): Shown =>
  (values) =>
    values[name];
const room: Shown = ({ mode, siteId }, { sites }) =>
  mode === 'online'
    ? 'online'
    : (sites.flatMap(({ options }) => options).find(({ value }) => value === siteId)?.text ?? '');
const people: Shown = ({ leadTrainer, trainer }, { colleagues }) =>
  colleagues
    .filter(({ value }) => value === leadTrainer || trainer.includes(value))
    .map((one) => one.text)
    .join(', ');
const parts: Shown = (values) =>
  furtherParts
    .filter((number) => number <= partCount(values))
    .map((number) =>
      `${typedDay(`part${number}`)(values, {} as FormOptions)} ${values[`part${number}-start`] ?? ''}`.trim(),
    )
    .join(', ');

const fields: readonly [label: string, shown: Shown][] = [
  ['Date', typedDay('date')],
  ['Starts at', text('startTime')],
  ['Minutes', text('duration')],
  ['Further parts', parts],
  ['Where', room],
  ['Link to join', text('joiningLink')],
  ['Access', text('access')],
  ['Who leads it', text('trainers')],
  ['Trainers', people],
  ['Places', text('capacity')],
  ['Most places for one booking', text('placesPerBooking')],
  ['Booking closes', typedDay('closes')],
  ['Booking closes at', text('closesTime')],
  ['Changes close', typedDay('changes')],
  ['Changes close at', text('changesTime')],
  ['Hours an offer is held', text('offerHours')],
  ['Fewest places', text('minimum')],
  ['Decide by', typedDay('decide')],
  ['Most for one organisation', text('shareCap')],
  ['Places kept', ({ quota }) => quota.filter((places) => places !== '').join(', ')],
  ['Joining instructions', text('joiningInstructions')],
];

/** Where a session as it stands differs from what somebody typed while another changed it. */
export const differences = (values: SessionTyped, isNow: SessionTyped, options: FormOptions) =>
  fields.flatMap(([label, shown]) => {
    const [now, typed] = [shown(isNow, options), shown(values, options)];
    return now === typed ? [] : [{ label, now: now || 'empty', typed: typed || 'nothing' }];
  });

import type { FoundEvent } from '#lib/calendar/events/find.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { emptyForm } from '#lib/web/form.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf } from '../training/coverage/_day-field.ts';
import type { EventChoices } from './_choices.ts';
import { eventForm, type EventTyped } from './_form.ts';
import { whenTyped } from './_read-when.ts';
import { repeatDefaults } from './_repeat-fields.ts';

/** The form of a new event before anybody typed in it. */
export const newTyped = (officer: Officer, { institution, sites }: EventChoices): EventTyped =>
  emptyForm(eventForm, {
    ...{ type: 'type_community_event', visibility: 'usual', police: 'yes', mode: 'in_person' },
    organiser: institution?.name ?? '',
    site: sites[0]?.id ?? '',
    ...{ lead: officer.id, registration: 'none', party: '6' },
    ...{ ...repeatDefaults, repeats: 'no' },
  });

/** The form filled with an event, to edit it. */
export function typedOf({ event, tags, hosts, going }: FoundEvent): EventTyped {
  const has = (kind: 'audience' | 'access') =>
    tags.filter((tag) => tag.kind === kind).map(({ code }) => code);
  const closes = event.registrationClosesAt;
  return emptyForm(eventForm, {
    ...{ sequence: String(event.sequence), type: event.typeCode, title: event.title, summary: event.summary },
    ...{ description: event.description, visibility: event.visibility, organiser: event.organiser },
    police: event.hostedByPolice ? 'yes' : 'no',
    hosts: hosts.map(({ name }) => name).join('\n'),
    ...whenTyped(event),
    ...{ mode: event.mode, site: event.siteId ?? '', venue: event.venue ?? '' },
    ...{
      postcode: event.venuePostcode ?? '',
      area: event.areaId,
      neighbourhood: event.neighbourhoodId ?? '',
      parking: event.parking ?? '',
    },
    venueAccess: accessOf(event),
    ...{
      accessNotes: event.accessNotes ?? '',
      link: event.onlineLink ?? '',
      lead: event.leadOfficerId ?? '',
    },
    ...{ going: going.map(({ id }) => id), audiences: has('audience'), access: has('access') },
    ...{ safety: event.safetyNotes ?? '', registration: event.registration, party: String(event.partyLimit) },
    capacity: event.capacity === null ? '' : String(event.capacity),
    ...(closes ? boxesOf(typedDay(ukDay(closes)), 'closes') : {}),
  });
}

/** The same as a new event like it: everything but its day. */
export const typedAgain = (found: FoundEvent): EventTyped => ({
  ...typedOf(found),
  ...boxesOf({ day: '', month: '', year: '' }, 'on'),
  ...boxesOf({ day: '', month: '', year: '' }, 'until'),
  ...boxesOf({ day: '', month: '', year: '' }, 'closes'),
  ...{ ...repeatDefaults, repeats: 'no', sequence: '' },
});

const accessOf = ({ stepFree, hearingLoop, accessibleToilet }: FoundEvent['event']): string[] => [
  ...(stepFree ? ['step'] : []),
  ...(hearingLoop ? ['loop'] : []),
  ...(accessibleToilet ? ['toilet'] : []),
];

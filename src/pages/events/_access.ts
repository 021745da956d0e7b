import type { FoundPublicEvent } from '#lib/calendar/listing/find.ts';

/** What a visitor finds at the door, a fact a line: of the site, or as it was written for this event. */
export function accessLines({ event, site }: FoundPublicEvent): string[] {
  const of = site ?? event;
  const said = (has: boolean | null, yes: string, no: string) => (has === null ? [] : [has ? yes : no]);
  return [
    ...said(of.stepFree, 'Step-free from the street to the room', 'Not step-free'),
    ...said(of.hearingLoop, 'Hearing loop', 'No hearing loop'),
    ...said(of.accessibleToilet, 'Accessible toilet', 'No accessible toilet'),
    ...(of.accessNotes ? [of.accessNotes] : []),
  ];
}

import type { EventTermKind, Visibility } from '../../schema/event-terms.ts';

const types: readonly (readonly [label: string, usual: Visibility])[] = [
  ['Community event', 'public'],
  ['Information stall', 'public'],
  ['Faith or cultural date', 'staff'],
  ['Training', 'partners'],
  ['Conference', 'partners'],
  ['Beat meeting', 'public'],
  ['Surgery', 'public'],
  ['Board', 'partners'],
  ['IAG', 'staff'],
  ['KIN', 'staff'],
  ['TMG', 'staff'],
  ['Campaign activity', 'public'],
  ['School session', 'staff'],
  ['Court or inquest date', 'staff'],
  ['Anniversary', 'staff'],
  ['Public demonstration', 'staff'],
];

const words: Record<Exclude<EventTermKind, 'type'>, readonly string[]> = {
  audience: [
    'Everyone',
    'Families',
    'Young people',
    'Parents and carers',
    'Women',
    'Older people',
    'Students',
    'Faith and community leaders',
    'People who work with the public',
    'Businesses',
  ],
  access: [
    'British Sign Language interpreter',
    'Live captions',
    'Quiet space',
    'Prayer space',
    'Children welcome',
    'Step-free route from public transport',
    'Interpreter on request',
    'Easy Read material',
  ],
};

const coded = (kind: EventTermKind, label: string, position: number, usual: Visibility | null) => ({
  code: `${kind}_${label.toLowerCase().replaceAll(/[^a-z]+/g, '_')}`,
  kind,
  label,
  position,
  usual_visibility: usual,
});

/** Kinds of event, audiences and what helps people take part, as an installation starts with them. */
export const eventTerms = [
  ...types.map(([label, usual], index) => coded('type', label, index + 1, usual)),
  ...Object.entries(words).flatMap(([kind, labels]) =>
    labels.map((label, index) => coded(kind as EventTermKind, label, index + 1, null)),
  ),
];

import { type ContactState, contactStates } from '#db/schema/institutions.ts';
import { type Touch, touches } from '../touch.ts';

/** What the map counts: institutions by whether we kept in touch, or contacts by how they stand with us. */
export const layers = ['institutions', 'contacts'] as const;
export type Layer = (typeof layers)[number];

/** What a part of a ring says. */
export type Mark = Touch | ContactState;

/** The parts of the rings of each layer, in their order. */
export const marksOf: Readonly<Record<Layer, readonly Mark[]>> = {
  institutions: touches,
  contacts: contactStates,
};

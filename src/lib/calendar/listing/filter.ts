/** How far from a place somebody would go, in miles. */
export const distances = [5, 10, 20, 50] as const;
export type Miles = (typeof distances)[number];
export const usualDistance: Miles = 20;

/** What a venue itself has; the rest of what helps people take part is a list of terms. */
export const venueAccess = {
  step_free: 'Step-free from the street',
  hearing_loop: 'Hearing loop',
  accessible_toilet: 'Accessible toilet',
} as const;
export type VenueAccess = keyof typeof venueAccess;

/** A point and how far round it somebody looks. */
export type Near = { latitude: number; longitude: number; miles: Miles };

/** What a reader may ask of the public events; absent means any. */
export type PublicFilter = {
  near?: Near | undefined;
  /** The slug of a force or a district. */
  area?: string | undefined;
  /** Codes of terms: the kind of event, and whom it is for. */
  type?: string | undefined;
  audience?: string | undefined;
  /** Something of the venue, or the code of a term. */
  access?: string | undefined;
  isOnline?: boolean | undefined;
};

/** Where in the list a page begins: after or before the event of this address. */
export type PublicCursor = { after?: string | undefined; before?: string | undefined };

/** The distance that a word in an address names, or the usual one. */
export const milesNamed = (word: string | null): Miles =>
  distances.find((miles) => String(miles) === word) ?? usualDistance;

import type { AreaId } from '#db/schema/areas.ts';
import type { Precision } from '#db/schema/institutions.ts';

/** Somewhere that was told: a point as exact as it was given, and what its source says of where it lies. */
export type Located = {
  /** As it was understood: "TL 09 21", "MK40 2AB", "Flitwick, Central Bedfordshire". */
  label: string;
  /** WGS84 degrees; null for a district, which is no point. */
  latitude: number | null;
  longitude: number | null;
  precision: Precision;
  /** The square that a point was given by, in metres; null where it was named. */
  metres: number | null;
  postcode: string | null;
  /** From the list of postcodes. */
  districtCode: string | null;
  wardCode: string | null;
  /** From the gazetteer. */
  districtId: AreaId | null;
  /** What whoever typed it should know: that a postcode has moved to another district. */
  remarks: readonly string[];
};

/** Where some words may be: `sure` when there is one answer and nothing to ask. */
export type Found = { sure: Located | null; candidates: readonly Located[] };

export const unlocated = {
  latitude: null,
  longitude: null,
  metres: null,
  postcode: null,
  districtCode: null,
  wardCode: null,
  districtId: null,
  remarks: [],
} as const;

import type { Precision } from '#db/schema/institutions.ts';

type Access = { stepFree: boolean; hearingLoop: boolean; accessibleToilet: boolean };

/** "Step-free, hearing loop, no accessible toilet": how people get in. */
export const accessWords = ({ stepFree, hearingLoop, accessibleToilet }: Access): string =>
  [
    stepFree ? 'Step-free' : 'Not step-free',
    hearingLoop ? 'hearing loop' : 'no hearing loop',
    accessibleToilet ? 'accessible toilet' : 'no accessible toilet',
  ].join(', ');

const words: Readonly<Record<Precision, string>> = {
  exact: 'Its place is exact',
  postcode: 'Placed by its postcode',
  outcode: 'Placed by the first half of its postcode',
  place: 'Placed by its town',
  ward: 'Placed by its ward',
  district: 'Placed by its district',
};

/** How exactly a site is placed on the map. */
export const precisionWords = ({
  latitude,
  precision,
}: {
  latitude: number | null;
  precision: Precision | null;
}): string => (latitude === null || !precision ? 'Not on the map yet' : words[precision]);

import proj4 from 'proj4';

/** WGS84 degrees. */
export type Point = { latitude: number; longitude: number };

/** Metres on the British National Grid. */
export type Grid = { easting: number; northing: number };

// EPSG:27700 by its seven parameters: within five metres of the transformation that Ordnance Survey defines.
const nationalGrid = [
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy',
  '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs',
].join(' ');
const transform = proj4(nationalGrid, 'WGS84');

/** Where a point of the National Grid lies, in degrees. */
export function toDegrees({ easting, northing }: Grid): Point {
  const [longitude, latitude] = transform.forward([easting, northing]);
  return { latitude: rounded(latitude), longitude: rounded(longitude) };
}

/** Where a point in degrees lies on the National Grid. */
export function toGrid({ latitude, longitude }: Point): Grid {
  const [easting, northing] = transform.inverse([longitude, latitude]);
  return { easting, northing };
}

// A tenth of a metre; the transformation knows no more.
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** Whether a point lies in the box round Great Britain. */
export const isInBritain = ({ latitude, longitude }: Point): boolean =>
  latitude >= 49.8 && latitude <= 60.9 && longitude >= -8.7 && longitude <= 1.8;

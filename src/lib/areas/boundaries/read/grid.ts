import type { Position } from 'geojson';
import proj4 from 'proj4';

// EPSG:27700 with the seven numbers of EPSG:1314: within 5 metres of the Ordnance Survey's own transformation.
const nationalGrid =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs';
const grid = proj4(nationalGrid, 'EPSG:4326');
// About a centimetre.
const rounding = 1e7;

/** Easting and northing of the National Grid in metres, as longitude and latitude. */
export function fromGrid([easting, northing]: Position): Position {
  const [longitude, latitude] = grid.forward([easting!, northing!]);
  return [Math.round(longitude! * rounding) / rounding, Math.round(latitude! * rounding) / rounding];
}

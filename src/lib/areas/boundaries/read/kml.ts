import { kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { type Found, type FoundFeature, Unreadable } from './found.ts';

/**
 * Reads the placemarks of a KML file; heights are left out later, with whatever else is not an area.
 *
 * @throws Unreadable when it is not KML
 */
export function readKml(text: string): Found {
  // A document type could define words that unfold without end; KML has none.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Unreadable('not a boundary file');
  if (!/<kml[\s>]/i.test(text.slice(0, 4000))) throw new Unreadable('not a boundary file');
  const features = kml(documentOf(text)).features.map(({ properties, geometry }): FoundFeature => ({
    properties: plain(properties ?? {}),
    geometry,
  }));
  return { format: 'kml', epsg: 4326, features, remarks: [] };
}

function documentOf(text: string): Document {
  try {
    const strict = { onError: (_level: string, message: string) => refuse(message) };
    return new DOMParser(strict).parseFromString(text, 'text/xml') as unknown as Document;
  } catch {
    throw new Unreadable('damaged');
  }
}

function refuse(message: string): never {
  throw new Error(message);
}

// How a placemark is to look is of no use here.
const looks = /^(styleUrl|styleHash|styleMapHash|stroke|fill|icon|visibility|@geometry-type)/;

const plain = (properties: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !looks.test(name)));

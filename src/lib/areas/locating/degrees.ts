import { isInBritain, type Point } from './projection.ts';
import type { Reading } from './typed.ts';

type Angle = { degrees: number; unit: number; side: 'N' | 'E' | null };

const metresOfDegree = 111_320;

/** Reads latitude and longitude: "51.88, -0.42", "51°52.8'N 0°25.2'W", "51 52 48 N, 0 25 12 W". */
export function readDegrees(text: string): Reading {
  const plain = text
    .toUpperCase()
    .replace(/[’′]/g, "'")
    .replace(/[”″]|''/g, '"')
    .replace(/º/g, '°')
    .replace(/[−–]/g, '-')
    .trim();
  if (!/^[-+\d.\s,;:°'"NSEW/]+$/.test(plain) || !/\d/.test(plain)) return null;
  const angles = halves(plain)?.map(readAngle);
  if (!angles) return null;
  const [one, other] = angles;
  if (!one || !other) return { kind: 'misread', reason: 'not understood' };
  return placed(one, other);
}

function placed(one: Angle, other: Angle): Reading {
  const isTurned = one.side === 'E' || other.side === 'N';
  const [north, east] = isTurned ? [other, one] : [one, other];
  const point = { latitude: north.degrees, longitude: east.degrees };
  if (!isInBritain(point)) return outside(point);
  const metres = Math.max(north.unit, east.unit) * metresOfDegree;
  if (metres > 20_000) return { kind: 'misread', reason: 'too coarse' };
  return { kind: 'point', point, metres, label: `${point.latitude}, ${point.longitude}` };
}

function outside({ latitude, longitude }: Point): Reading {
  const turned = { latitude: longitude, longitude: latitude };
  return isInBritain(turned)
    ? { kind: 'misread', reason: 'swapped', instead: `${turned.latitude}, ${turned.longitude}` }
    : { kind: 'misread', reason: 'outside' };
}

/** The two angles of a text, apart; null where it does not fall in two. */
function halves(plain: string): string[] | null {
  const byMark = plain.split(/[,;/]/).map((part) => part.trim());
  if (byMark.length > 1) return byMark.length === 2 ? byMark : null;
  const bySide = /^(.*?[NSEW])\s*(\S.*?[NSEW])$/.exec(plain) ?? /^([NSEW].*?)\s*([NSEW].*)$/.exec(plain);
  if (bySide) return bySide.slice(1);
  const words = plain.split(/\s+/);
  if (words.length % 2 !== 0 || words.length > 6) return null;
  // Three figures and more before the point are metres, not degrees.
  if (!words.every((word) => /^[-+]?\d{1,3}(\.|\D|$)/.test(word))) return null;
  const middle = words.length / 2;
  return [words.slice(0, middle).join(' '), words.slice(middle).join(' ')];
}

function readAngle(text: string): Angle | null {
  const sides = text.match(/[NSEW]/g) ?? [];
  const bare = text.replace(/[NSEW]/, '').trim();
  const shape =
    /^([-+]?)\s*(\d{1,3}(?:\.\d*)?)[°:\s]*(?:(\d{1,2}(?:\.\d*)?)[':\s]*)?(?:(\d{1,2}(?:\.\d*)?)["\s]*)?$/;
  const [, sign = '', ...figures] = shape.exec(bare) ?? [];
  const given = figures.filter((figure) => figure !== undefined);
  const whole = given.slice(0, -1).every((figure) => !figure.includes('.'));
  const [degrees = 0, minutes = 0, seconds = 0] = given.map(Number);
  if (given.length === 0 || sides.length > 1 || !whole || minutes >= 60 || seconds >= 60) return null;
  const isNegative = sign === '-' || sides[0] === 'S' || sides[0] === 'W';
  const size = degrees + minutes / 60 + seconds / 3600;
  return {
    degrees: Math.round((isNegative ? -size : size) * 1e6) / 1e6,
    unit: 60 ** (1 - given.length) * 10 ** -decimals(given.at(-1) ?? ''),
    side: sides[0] ? (/[NS]/.test(sides[0]) ? 'N' : 'E') : null,
  };
}

const decimals = (figure: string): number => figure.split('.')[1]?.length ?? 0;

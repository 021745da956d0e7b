import { expect, it } from 'vitest';
import { outline } from '#lib/map/outline.ts';
import { sheetFor } from '#lib/map/sheet.ts';

const region = { west: -1.96, south: 50.57, east: 1.77, north: 52.99 };

it('a sheet holds its box, with north up and east to the right', () => {
  const { at, width, height } = sheetFor(region);
  const [west] = at(region.west, 52);
  const [east] = at(region.east, 52);
  const [, north] = at(0, region.north);
  const [, south] = at(0, region.south);
  expect(0 < west && west < east && east < width).toBe(true);
  expect(0 < north && north < south && south < height).toBe(true);
});

it('a sheet stretches nothing: a kilometre is as long to the north as to the east', () => {
  const { at } = sheetFor(region);
  const [x, y] = at(-1, 52);
  const [, up] = at(-1, 52.1);
  const [right] = at(-1 + 0.1 / Math.cos((52.05 * Math.PI) / 180), 52);
  expect((right - x) / (y - up)).toBeCloseTo(1, 1);
});

it('a point is given room round it', () => {
  const sheet = sheetFor({ west: -0.4, south: 52, east: -0.4, north: 52 });
  const [x, y] = sheet.at(-0.4, 52);
  expect(Math.abs(x - sheet.width / 2)).toBeLessThan(sheet.width / 100);
  expect(Math.abs(y - sheet.height / 2)).toBeLessThan(sheet.height / 100);
});

it('a path goes round every ring, and leaves out what is too small to see', () => {
  const { path } = sheetFor(region);
  const square = (x: number, y: number, size: number) => [
    [x, y],
    [x, y + size],
    [x + size, y + size],
    [x + size, y],
    [x, y],
  ];
  const holed = path({ type: 'Polygon', coordinates: [square(0, 52, 0.5), square(0.1, 52.1, 0.1)] });
  expect(holed).toMatch(/^M\d+ \d+l[-\d ]+zM\d+ \d+l[-\d ]+z$/);
  expect(path({ type: 'Polygon', coordinates: [square(0, 52, 0.00001)] })).toBe('');
});

it('the outline that is shipped fills its sheet and stays small', () => {
  const { path } = sheetFor(region);
  const drawn = outline().map(({ shape }) => path(shape));
  expect(drawn).toHaveLength(30);
  expect(drawn.every((one) => one.startsWith('M'))).toBe(true);
  expect(drawn.join('').length).toBeLessThan(24_000);
});

/**
 * Draws the weave: `node src/lib/ui/weave/draw.ts` writes weave.svg and hero.svg beside this file.
 *
 * What every page shows is one file: the mark (what a browser shows without a fragment, so it is the favicon too)
 * and, below it, the poster crossing and the running band, each under a `view`. The hero is for the home page
 * alone: wide and for a phone.
 */
import { writeFileSync } from 'node:fs';
import { band } from './band.ts';
import type { Bundle } from './bundle.ts';
import { crossing } from './crossing.ts';
import { mark } from './mark.ts';

const amber = ['#d6941f', '#f2b134', '#f8d68a', '#f2b134', '#d6941f'];
const water = ['#5b9797', '#cfe3e0', '#fff', '#cfe3e0', '#5b9797'];
const spread = (count: number, pitch: number) =>
  Array.from({ length: count }, (_, i) => (i - (count - 1) / 2) * pitch);

const five = (colours: string[]) => ({ offsets: spread(5, 21), colours });
const three = (colours: string[]) => ({ offsets: spread(3, 12), colours: colours.slice(1, 4) });

const heroWarm: Bundle = {
  ...five(amber),
  heading: 37,
  ahead: [{ forward: 1400 }],
  behind: [
    { forward: 84 },
    { turn: -95, radius: 160 },
    { forward: 136 },
    { turn: 12, radius: 300 },
    { forward: 190 },
  ],
};
const heroCool: Bundle = {
  ...five(water),
  heading: -47,
  ahead: [{ forward: 700 }],
  behind: [{ forward: 78 }, { turn: -43, radius: 210 }, { forward: 120 }],
};

const phoneWarm: Bundle = {
  ...three(amber),
  heading: -32,
  ahead: [{ forward: 40 }, { turn: 30, radius: 80 }, { forward: 700 }],
  behind: [
    { forward: 34 },
    { turn: 40, radius: 90 },
    { forward: 18 },
    { turn: -98, radius: 44 },
    { forward: 60 },
  ],
};
const phoneCool: Bundle = {
  ...three(water),
  heading: 36,
  ahead: [{ forward: 34 }, { turn: -34, radius: 70 }, { forward: 700 }],
  behind: [
    { forward: 34 },
    { turn: -46, radius: 90 },
    { forward: 20 },
    { turn: 12, radius: 300 },
    { forward: 600 },
  ],
};

const poster = (heading: number, colours: string[]): Bundle => {
  const steps = [{ forward: 46 }, { turn: -heading, radius: 230 }, { forward: 300 }];
  return { offsets: spread(4, 19), colours, heading, ahead: steps, behind: steps };
};

const drawn = (...parts: string[]) => `<svg xmlns="http://www.w3.org/2000/svg" ${parts.join('')}</svg>`;
const view = (name: string, box: string) => `<view id="${name}" viewBox="${box}"/>`;
const write = (name: string, drawing: string) => writeFileSync(new URL(name, import.meta.url), drawing);

write(
  './weave.svg',
  drawn(
    'viewBox="0 0 64 64">',
    view('poster', '0 1524 448 212'),
    view('band', '0 1800 96 30'),
    mark(),
    crossing(
      { x: 190, y: 1630 },
      poster(-37, ['#d6941f', '#f2b134', '#f8d68a', '#f2b134']),
      poster(37, ['#fff', '#e9dfe1', '#fff', '#d3b8bd']),
      7,
    ),
    band(1815),
  ),
);

write(
  './hero.svg',
  drawn(
    'viewBox="0 200 1840 1000">',
    view('wide', '0 200 1840 1000'),
    view('phone', '-555 1300 1500 120'),
    crossing({ x: 984, y: 570 }, heroWarm, heroCool, 7),
    crossing({ x: 280, y: 1356 }, phoneWarm, phoneCool, 4),
  ),
);

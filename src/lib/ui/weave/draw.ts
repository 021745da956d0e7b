/**
 * Draws the weave: `node src/lib/ui/weave/draw.ts` writes weave.svg beside this file.
 *
 * What pages share is one file: the mark (what a browser shows without a fragment, so it is the favicon too) and, below
 * it, the poster crossing and the running band, each under a `view`. What one page shows alone stands within it:
 * home.ts and campaign.ts.
 */
import { writeFileSync } from 'node:fs';
import { band } from './band.ts';
import { type Bundle, spread } from './bundle.ts';
import { crossing } from './crossing.ts';
import { mark } from './mark.ts';

const poster = (heading: number, colours: string[]): Bundle => {
  const steps = [{ forward: 46 }, { turn: -heading, radius: 230 }, { forward: 300 }];
  return { offsets: spread(4, 19), colours, heading, ahead: steps, behind: steps };
};

const drawing = [
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">',
  '<view id="poster" viewBox="0 1524 448 212"/>',
  // WebKit takes the proportions of the mark for all of them. Where a box has none of its own, this one lies at its foot.
  '<view id="low" viewBox="0 1524 448 212" preserveAspectRatio="xMidYMax"/>',
  '<view id="band" viewBox="0 1800 96 30"/>',
  mark(),
  crossing(
    { x: 190, y: 1630 },
    poster(-37, ['#d6941f', '#f2b134', '#f8d68a', '#f2b134']),
    poster(37, ['#fff', '#e9dfe1', '#fff', '#d3b8bd']),
    7,
  ),
  band(1815),
  '</svg>',
];

writeFileSync(new URL('./weave.svg', import.meta.url), drawing.join(''));

import type { Bundle } from './bundle.ts';
import { crossing } from './crossing.ts';

const offsets = [-46, -23, 0, 23, 46];
const [ink, harbour, white] = ['#14213d', '#0b5563', '#fff'];

const dark: Bundle = {
  offsets,
  colours: [ink, harbour, ink, harbour, ink],
  heading: 38,
  ahead: [{ forward: 900 }],
  behind: [{ forward: 150 }, { turn: -112, radius: 190 }, { forward: 700 }],
};
const light: Bundle = {
  offsets,
  colours: [white, '#fdf3da', white, '#fdf3da', white],
  heading: -42,
  ahead: [{ forward: 700 }],
  behind: [{ forward: 190 }, { turn: -22, radius: 420 }, { forward: 600 }],
};

/** The weave on the marigold of a campaign: what is inside a drawing of 900 by 720. */
export const campaignWeave = crossing({ x: 690, y: 300 }, dark, light, 9);

/** The same on a card of 1200 by 630, beside its words: they end 712 from the left. */
export const cardWeave = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"><g transform="translate(706 190) scale(0.62)">${campaignWeave}</g></svg>`;

import { type Bundle, spread } from './bundle.ts';
import { crossing } from './crossing.ts';

const amber = ['#d6941f', '#f2b134', '#f8d68a', '#f2b134', '#d6941f'];
const water = ['#5b9797', '#cfe3e0', '#fff', '#cfe3e0', '#5b9797'];

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

/** The weave of the home page: what is inside a drawing, and the part of its plane that is shown. */
export const homeWeave = {
  wide: { box: '0 200 1840 1000', inside: crossing({ x: 984, y: 570 }, heroWarm, heroCool, 7) },
  phone: { box: '-555 1300 1500 120', inside: crossing({ x: 280, y: 1356 }, phoneWarm, phoneCool, 4) },
};

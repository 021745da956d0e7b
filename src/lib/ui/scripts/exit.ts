// Pages about worry: one press leads away from them, and after one visit they open without a connection.
import { forgetHelp, keepHelp } from './help/keep.ts';

const link = document.querySelector<HTMLAnchorElement>('[data-exit]');
const said = document.querySelector('[data-exit-said]');
// Escape is the key a frightened hand finds; Shift is the one that people know from GOV.UK.
const keys = ['Escape', 'Shift'];
let presses = 0;
let pressed = '';
let resetting: number | undefined;

function leave(address: string) {
  // Blank at once: the weather may take a second to arrive.
  document.body.classList.add('leaving');
  document.title = 'Weather';
  void forgetHelp().catch(() => undefined);
  location.replace(address);
}

function press(key: string) {
  presses = key === pressed ? presses + 1 : 1;
  pressed = key;
  const left = 3 - presses;
  if (said && left > 0)
    said.textContent = `Press ${key} ${left} more ${left === 1 ? 'time' : 'times'} to exit.`;
  clearTimeout(resetting);
  resetting = window.setTimeout(forget, 5000);
}

function forget() {
  presses = 0;
  if (said) said.textContent = '';
}

if (link) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave(link.href);
  });
  document.addEventListener('keyup', (event) => {
    if (keys.includes(event.key)) press(event.key);
    else forget();
    if (presses === 3) leave(link.href);
  });
}

addEventListener('load', () => void keepHelp().catch(() => undefined));

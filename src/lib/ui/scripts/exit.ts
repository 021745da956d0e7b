const link = document.querySelector<HTMLAnchorElement>('[data-exit]');
const said = document.querySelector('[data-exit-said]');
const left = ['', 'Press Shift 2 more times to exit.', 'Press Shift 1 more time to exit.'];
let presses = 0;
let resetting: number | undefined;

function leave(address: string) {
  // Blank at once: the weather may take a second to arrive.
  document.body.classList.add('leaving');
  document.title = 'Weather';
  location.replace(address);
}

function press() {
  presses += 1;
  if (said) said.textContent = left[presses] ?? '';
  clearTimeout(resetting);
  resetting = window.setTimeout(() => {
    presses = 0;
    if (said) said.textContent = '';
  }, 5000);
}

if (link) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave(link.href);
  });
  document.addEventListener('keyup', (event) => {
    if (event.key === 'Shift') press();
    else presses = 0;
    if (presses === 3) leave(link.href);
  });
}

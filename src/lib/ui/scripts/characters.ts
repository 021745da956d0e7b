// Says below a box how many characters are left, and to a screen reader once somebody stops typing. Without script the
// hint says how many there may be, and the answer to the form how many there were.
const pause = 1000;

for (const box of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-most]')) {
  const line = document.querySelector<HTMLElement>(`[data-left="${box.name}"]`);
  const most = Number(box.dataset['most']);
  if (!line) continue;
  const said = document.createElement('p');
  said.className = 'govuk-visually-hidden';
  said.setAttribute('role', 'status');
  line.after(said);
  let waiting = 0;
  const count = () => {
    const left = most - box.value.length;
    const characters = `${Math.abs(left)} character${Math.abs(left) === 1 ? '' : 's'}`;
    line.textContent = left < 0 ? `${characters} too many` : `${characters} left`;
    line.classList.toggle('characters--over', left < 0);
    line.hidden = false;
    clearTimeout(waiting);
    waiting = window.setTimeout(() => (said.textContent = line.textContent), pause);
  };
  box.addEventListener('input', count);
  if (box.value) count();
}

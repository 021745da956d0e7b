// A slider over the list of weeks: each step puts that week's parts in the place of those shown, without leaving the
// page. Without this script, and whenever the answer fails, the list and its button lead to the same address.
const form = document.querySelector<HTMLFormElement>('[data-weeks]');
const list = form?.querySelector('select');
const slide = form?.querySelector<HTMLElement>('.slide');
const slider = slide?.querySelector('input');
const weekSaid = slide?.querySelector('output');

// The list begins with the latest week, the slider ends with it.
const optionAt = (value: number) => list!.options[list!.options.length - 1 - value]!;

function tell(): void {
  const words = optionAt(Number(slider!.value)).text.trim();
  slider!.setAttribute('aria-valuetext', words);
  weekSaid!.textContent = words;
}

function address(): URL {
  const url = new URL(location.href);
  const week = optionAt(Number(slider!.value)).value;
  if (week) url.searchParams.set('week', week);
  else url.searchParams.delete('week');
  return url;
}

let asked = 0;
async function show(): Promise<void> {
  const mine = ++asked;
  const url = address();
  const answer = await fetch(url, { headers: { accept: 'text/html' } });
  // Signed out, or an error: the page itself says so.
  if (!answer.ok || answer.redirected) return location.assign(url);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  // Somebody went on to another week meanwhile.
  if (mine !== asked) return;
  for (const part of document.querySelectorAll('[data-week]')) {
    const fresh = page.getElementById(part.id);
    if (fresh) part.replaceChildren(...fresh.childNodes);
  }
  for (const step of form!.querySelectorAll('.step')) step.textContent = '';
  [...form!.querySelectorAll('.step')].forEach((step, index) => {
    const link = page.querySelectorAll('[data-weeks] .step')[index]?.firstElementChild;
    if (link) step.replaceChildren(link);
  });
  history.replaceState(null, '', url);
}

let later = 0;
if (form && list && slide && slider && weekSaid) {
  for (const plain of [list, form.querySelector('button')!, form.querySelector('label')!])
    plain.hidden = true;
  slide.hidden = false;
  tell();
  slider.addEventListener('input', () => {
    tell();
    clearTimeout(later);
    later = window.setTimeout(() => void show().catch(() => location.assign(address())), 180);
  });
}

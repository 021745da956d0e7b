// Keeps a page that several people work on as it stands, without taking a half-typed word or the focus from anybody.
const line = document.querySelector<HTMLElement>('[data-live-from]');
const every = 5_000;
const idle = 30 * 60_000;

type Control = HTMLInputElement | HTMLTextAreaElement;
const isTyped = (one: Control) =>
  one.value !== one.defaultValue || ('checked' in one && one.checked !== one.defaultChecked);
/** Somebody has written in it, or is about to. */
const isTouched = (part: Element): boolean =>
  [...part.querySelectorAll<Control>('input,textarea')].some(
    (one) => isTyped(one) || (one === document.activeElement && one.type !== 'hidden'),
  );

const parts = (of: ParentNode) => [...of.querySelectorAll('[data-live] > *')];
const seen = new Map(parts(document).map((part) => [part.id, part.outerHTML]));

function settle(old: Element, fresh: Element, touched: Set<string>): void {
  const left = new Map([...old.children].map((part) => [part.id, part]));
  let at = old.firstElementChild;
  for (const next of [...fresh.children]) {
    const own = left.get(next.id);
    left.delete(next.id);
    if (!own && touched.has(next.id)) continue;
    const html = next.outerHTML;
    const stays = own && (touched.has(next.id) || seen.get(next.id) === html);
    if (!stays) seen.set(next.id, html);
    if (own && !stays) {
      const before = [...own.querySelectorAll('details')];
      next.querySelectorAll('details').forEach((one, index) => (one.open = before[index]?.open ?? false));
      if (own === at) at = next;
      own.replaceWith(next);
    }
    const use = stays ? own : next;
    if (use === at) at = at.nextElementSibling;
    else old.insertBefore(use, at);
  }
  for (const [id, part] of left) if (!touched.has(id)) part.remove();
}

function swap(fresh: Document): void {
  const focus = document.activeElement as HTMLElement | null;
  const touched = new Set(
    parts(document)
      .filter(isTouched)
      .map(({ id }) => id),
  );
  for (const part of fresh.querySelectorAll<HTMLElement>('[data-live]')) {
    const old = document.querySelector(`[data-live=${part.dataset['live']}]`);
    if (old) settle(old, part, touched);
  }
  if (focus?.id && focus !== document.activeElement)
    document.getElementById(focus.id)?.focus({ preventScroll: true });
}

function follow({ dataset }: HTMLElement): void {
  const say = (name: string, words: string) => {
    const place = document.querySelector(`[data-${name}]`);
    if (place && place.textContent !== words) place.textContent = words;
  };
  let wait = every;
  let known = new Date();
  let used = Date.now();
  let timer = 0;
  let isOver = false;
  const time = () => known.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const stop = (words: string) => (
    (isOver = true),
    say('state', `${words} This is as it stood at ${time()}.`)
  );

  async function look(): Promise<void> {
    const { version = '', liveFrom = '' } = dataset;
    const headers = { 'if-none-match': `"${version}"` };
    const answer = await fetch(`${liveFrom}?since=${version}`, { redirect: 'manual', headers }).catch(
      () => null,
    );
    if (answer?.type === 'opaqueredirect') return stop('Not live: your sign-in has ended. Sign in again.');
    if (answer?.status === 404) return stop('Not live: this page is not here for you any more.');
    if (!answer || (answer.status !== 304 && !answer.ok)) {
      wait = Math.min(60_000, wait * 2);
      return say('state', `Not live since ${time()}. Trying again.`);
    }
    if (answer.status === 200) {
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const now = fresh.querySelector<HTMLElement>('[data-version]');
      swap(fresh);
      dataset['version'] = now?.dataset['version'] ?? version;
      if (now?.dataset['news']) say('news', now.dataset['news']);
    }
    wait = every;
    known = new Date();
    say('state', 'Live.');
  }
  const next = () => {
    clearTimeout(timer);
    if (isOver || document.hidden) return;
    if (Date.now() - used > idle)
      return say('state', `Paused at ${time()}: nobody has touched this page. Touch it to go on.`);
    timer = window.setTimeout(again, wait);
  };
  const again = () => void look().finally(next);
  const wake = () => {
    const slept = Date.now() - used > idle;
    used = Date.now();
    if (slept && !isOver) again();
  };
  document.addEventListener('visibilitychange', () => document.hidden || isOver || again());
  for (const kind of ['pointerdown', 'keydown']) document.addEventListener(kind, wake);
  say('state', 'Live.');
  next();
}

if (line) follow(line);

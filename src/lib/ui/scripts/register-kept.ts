/** A press that this phone keeps until the site has it: ids and states, never a name. */
export type Kept = {
  id: string;
  row: string;
  state: string;
  saw: string | null;
  settles: string | null;
  at: number;
  /** Who pressed: another account on the same phone must not send it as its own. */
  officer: string;
  /** It may have reached the site, so it is no longer to be changed. */
  sent?: boolean;
};

/** Keeps the marks of one register under its key, across reloads and sign-ins. */
export function keptMarks(key: string, officer: string) {
  const everybody = (): Kept[] => JSON.parse(localStorage.getItem(key) ?? '[]') as Kept[];
  const write = (marks: Kept[]) =>
    marks.length > 0 ? localStorage.setItem(key, JSON.stringify(marks)) : localStorage.removeItem(key);
  const own = () => everybody().filter((mark) => mark.officer === officer);
  return {
    own,
    ofRow: (row: string) => own().filter((mark) => mark.row === row),
    /** How many a colleague has left on this phone. */
    others: () => everybody().length - own().length,
    add: (mark: Omit<Kept, 'officer'>) => write([...everybody(), { ...mark, officer }]),
    drop: (ids: readonly string[]) => write(everybody().filter(({ id }) => !ids.includes(id))),
    sending: (ids: readonly string[]) =>
      write(everybody().map((mark) => (ids.includes(mark.id) ? { ...mark, sent: true } : mark))),
  };
}
export type KeptMarks = ReturnType<typeof keptMarks>;

/** Whether this browser keeps anything: in some private windows it does not. */
export function canKeep(): boolean {
  try {
    localStorage.setItem('register', '');
    localStorage.removeItem('register');
    return 'randomUUID' in crypto;
  } catch {
    return false;
  }
}

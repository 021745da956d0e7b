// What this phone keeps: sealed notes, and whose they are. Never a word that it could read itself.
import type { Holder } from './seal.ts';

/** A sealed note, as it lies on the phone until the server has it. */
export type KeptNote = {
  id: string;
  officer: string;
  key: string;
  iv: string;
  box: string;
  keptAt: number;
};

const name = 'engagement-notes';
/** As long as the server keeps a draft, in milliseconds. */
const longest = 30 * 24 * 60 * 60 * 1000;

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('Nothing can be kept here.')));
  });

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('notes', { keyPath: 'id' });
    request.result.createObjectStore('holder', { keyPath: 'only' });
  });
  return asked(request);
}

async function within<T>(
  store: 'notes' | 'holder',
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await asked(work(database.transaction(store, mode).objectStore(store)));
  } finally {
    database.close();
  }
}

/** Notes the person at the form, so that what they send without a connection can be sealed for them. */
export const setHolder = (holder: Holder) =>
  within('holder', 'readwrite', (store) => store.put({ only: 'here', ...holder }));

/** Whose form was open here last; nothing after they signed out. */
export const getHolder = () =>
  within('holder', 'readonly', (store) => store.get('here') as IDBRequest<Holder | undefined>);

export const keepNote = (note: KeptNote) => within('notes', 'readwrite', (store) => store.put(note));
export const dropNote = (id: string) => within('notes', 'readwrite', (store) => store.delete(id));

/** The notes of one officer; those that are too old to be taken go first. */
export async function notesOf(officer: string): Promise<KeptNote[]> {
  const all = await within('notes', 'readonly', (store) => store.getAll() as IDBRequest<KeptNote[]>);
  const isOld = ({ keptAt }: KeptNote) => Date.now() - keptAt > longest;
  for (const { id } of all.filter(isOld)) await dropNote(id);
  return all.filter((note) => note.officer === officer && !isOld(note));
}

/** Whether anybody's note waits here. */
export const isAnyKept = async (): Promise<boolean> =>
  (await within('notes', 'readonly', (store) => store.count())) > 0;

/** Forgets who was here, and everything once nobody's note waits. */
export async function forgetHolder(): Promise<void> {
  if (await isAnyKept()) await within('holder', 'readwrite', (store) => store.clear());
  else indexedDB.deleteDatabase(name);
}

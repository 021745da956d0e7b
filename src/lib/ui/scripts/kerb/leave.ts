// Before somebody signs out, what waits on this phone is sent; then the form goes that signs them out.
import { staffPeoplePaths as paths } from '#lib/web/staff-people-paths.ts';
import { markKept } from './keep.ts';
import { dropNote, notesOf } from './notes.ts';
import { sendNotes } from './send.ts';

const form = document.querySelector<HTMLFormElement>('form[data-leave]');
const officer = form?.dataset['officer'] ?? '';

async function leave(sure: HTMLFormElement): Promise<void> {
  const { waiting } = await sendNotes(officer, paths.keptNotes);
  await markKept();
  if (waiting === 0) sure.submit();
}

async function remove(sure: HTMLFormElement): Promise<void> {
  for (const { id } of await notesOf(officer)) await dropNote(id);
  await markKept();
  sure.submit();
}

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  void remove(form);
});
if (form) void leave(form);

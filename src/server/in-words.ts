import { isDatabaseDown } from '#lib/web/database-down.ts';

/** What went wrong at the start, in words for whoever can do something about it. */
export function sayInWords(error: unknown, { port }: { port: number }): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `Something else listens on port ${port}. Set PORT to another number.`;
  if (code === 'EACCES') return `Port ${port} is not ours to use. Set PORT to another number.`;
  if (isDatabaseDown(error)) return 'The database at DATABASE_URL does not answer.';
  return error instanceof Error ? error.message : String(error);
}

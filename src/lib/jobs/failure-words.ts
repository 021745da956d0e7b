type Known = { code?: unknown; constraint_name?: unknown; table_name?: unknown };

/**
 * Why a run failed, in a sentence that may be kept and shown. What an error says itself may quote somebody's
 * name or a query with its values, so only its kind is told.
 */
export function failureWords(error: unknown): string {
  const known = innermost(error);
  if (!(known instanceof Error)) return 'It stopped without saying why. The log of the worker has more.';
  const { code, constraint_name, table_name } = known as Error & Known;
  const isFromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  if (typeof code === 'string' && /^(ECONN|CONNECT|ENOTFOUND|ETIMEDOUT)/.test(code))
    return 'The database or another server could not be reached.';
  if (isFromDatabase && /^(57P|08)/.test(code)) return 'The database was stopped or restarted meanwhile.';
  if (isFromDatabase && code === '55P03') return 'Somebody else was changing the same records for too long.';
  const where = [constraint_name, table_name].filter((name) => typeof name === 'string').join(' of ');
  if (isFromDatabase) return `The database refused it (${code}${where ? `, ${where}` : ''}).`;
  return `The program stopped with ${known.name}. The log of the worker has more.`;
}

function innermost(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? innermost(error.cause) : error;
}

/** Languages in the order they were typed, each once, with a capital; null where one cannot be a language. */
export function readLanguages(typed: string): string[] | null {
  const parts = typed
    .split(/[,;\n]/)
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => part !== '');
  const written = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1));
  const fits = written.length <= 20 && written.every((one) => /^\p{L}[\p{L}\p{M} '’()-]{1,39}$/u.test(one));
  return fits ? [...new Map(written.map((one) => [one.toLowerCase(), one])).values()] : null;
}

/** Other names, one a line, each once; null where one is too long or there are too many. */
export function readAliases(typed: string): string[] | null {
  const lines = typed
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '');
  const fits = lines.length <= 20 && lines.every((line) => line.length <= 200);
  return fits ? [...new Map(lines.map((one) => [one.toLowerCase(), one])).values()] : null;
}

/** The sentence in an error. */

/**
 * A Python exception's message is its whole traceback; the last line has its type and its text.
 * A refused setting needs no type: its text is for people.
 */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name !== 'PythonError') return error.message || error.name;
  const last = error.message.trimEnd().split('\n').at(-1) ?? '';
  return last.replace(/^([\w.]+\.)?(SettingError: )?/, '');
}

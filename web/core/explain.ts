/** The sentence in an error. */

/**
 * A Python exception's message is its whole traceback: the sentence is on the last line, behind
 * the exception's type.
 */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name !== 'PythonError') return error.message || error.name;
  const last = error.message.trimEnd().split('\n').at(-1) ?? '';
  return last.replace(/^[\w.]+: /, '');
}

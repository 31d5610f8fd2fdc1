/** Calls of `tt` that this page's own buttons make, under the same rules as everybody's. */

import { patience } from '../call';

interface Callbacks<Result> {
  success(result: Result): void;
  fail(error: tt.Failure): void;
}

/** Make the call; rejects with an Error that says why it was refused. */
export function ask<Result>(call: (callbacks: Callbacks<Result>) => void): Promise<Result> {
  return new Promise((success, reject) => {
    call({ success, fail: ({ errMsg, errno }) => reject(new Error(`${errMsg} (errno ${errno})`)) });
  });
}

/** Ms after which a call that is not answered is worth a word. */
const SLOW = 1500;

/** Run `action` at a click; `say` gets why it was refused or is not answered, or nothing. */
export function onClick(
  button: HTMLButtonElement,
  say: (text: string) => void,
  action: () => Promise<unknown>,
): void {
  button.addEventListener('click', async () => {
    say('');
    // A question over the page is the user's to answer.
    const timer = setTimeout(() => window.pysim?.ui.shown || say(patience()), SLOW);
    try {
      await action();
      say('');
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    } finally {
      clearTimeout(timer);
    }
  });
}

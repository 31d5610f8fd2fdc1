/** What the shell itself asks of the core: files, addresses, contents, a fresh start. */

import type { Core } from '../core/types';
import type { Answer } from '../protocol/messages';
import type { Question, ToLogic } from '../protocol/shell';

type Asked = Exclude<Question, { type: 'configure' }>;

export function isQuestion(message: ToLogic): message is Asked {
  return ['file', 'reach', 'contents', 'clear'].includes(message.type);
}

export async function answer(core: Core, question: Asked): Promise<Answer> {
  const { id } = question;
  switch (question.type) {
    case 'file':
      return core.file(question.path).then(
        (contents): Answer => ({ type: 'file', id, contents, console: [] }),
        (error: unknown): Answer => ({ type: 'file', id, error: words(error), console: [] }),
      );
    case 'reach':
      return core.reach(question.address).then(
        (): Answer => ({ type: 'reach', id }),
        (error: unknown): Answer => ({ type: 'reach', id, error: words(error) }),
      );
    case 'contents':
      return { type: 'contents', id, ...(await core.contents()) };
    case 'clear':
      await core.clear();
      return { type: 'cleared', id };
  }
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

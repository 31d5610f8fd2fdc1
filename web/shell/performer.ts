/** Does what mini-programs ask of the page: network, what is kept, what is shown over the screen. */

import type { Job } from '../core/types';
import { perform } from '../effects/effects';
import { Ui } from '../effects/ui/ui';
import type { EffectRequest, Records, Resume, Settings } from '../protocol/messages';
import type { Wish } from '../protocol/shell';
import type { MockedCall } from '../protocol/testing';
import { ProjectStore } from '../store/project';
import { checkReach } from './reach';

type Result = Resume['result'];

/** What a test does in place of the page. */
export interface TestHooks {
  mocked(call: MockedCall): Promise<Result>;
  /** The answer to a request to the network; undefined: the network itself is to answer. */
  answered(request: NetworkRequest, job: Job): Promise<Result | undefined>;
}

type NetworkRequest = Extract<EffectRequest, { kind: 'fetch' | 'transfer' }>;

export class Performer {
  private store: ProjectStore | undefined;

  constructor(
    /** The name of the project, under which the browser keeps what is its own. */
    private readonly project: string,
    readonly ui: Ui,
    private readonly warn: (text: string) => void,
    private readonly test?: TestHooks,
  ) {}

  /** What earlier runs left, as it is now. */
  kept(): Promise<Records> {
    const log = { warn: this.warn, error: this.warn };
    this.store = new ProjectStore(this.project, log);
    return this.store.kept;
  }

  async clear(): Promise<void> {
    await this.store?.clear();
  }

  async perform(effect: Wish, job: Job, settings: Settings): Promise<Result> {
    if (effect.kind === 'mock') return (await this.test?.mocked(effect)) ?? {};
    if (effect.kind === 'commit') return (await this.store?.commit(effect)) ?? {};
    if (Ui.knows(effect)) return this.ui.perform(effect);
    if (effect.kind === 'fetch' || effect.kind === 'transfer') {
      try {
        checkReach(effect.url, settings);
      } catch (error) {
        return refused(effect, String(error));
      }
      const answer = await this.test?.answered(effect, job);
      if (answer) return answer;
    }
    return perform(effect, job);
  }

  /** Whatever is shown goes. */
  dismiss(): void {
    this.ui.dismiss();
  }
}

function refused({ kind }: EffectRequest, reason: string): Result {
  return kind === 'fetch' ? { ok: false, reason } : { problem: 'refused', reason };
}

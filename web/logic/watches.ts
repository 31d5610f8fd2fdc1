/** What the view watches for somebody here, and to whom its news go. */

import type { ViewWatched, Watch } from '../protocol/view';
import type { ViewLink } from './view-link';

type Listener = (news: ViewWatched) => void;

export class Watches {
  private readonly listeners = new Map<number, Listener>();
  private last = 0;

  constructor(private readonly link: Pick<ViewLink, 'post'>) {}

  /** What it returns ends the watch, and so does `signal`. */
  start(watch: Omit<Watch, 'type' | 'id'>, listener: Listener, signal?: AbortSignal): () => void {
    this.last += 1;
    const id = this.last;
    this.listeners.set(id, listener);
    this.link.post({ type: 'watch', id, ...watch });
    const end = () => {
      if (this.listeners.delete(id)) this.link.post({ type: 'unwatch', id });
    };
    signal?.addEventListener('abort', end, { once: true });
    return end;
  }

  heard(news: ViewWatched): void {
    this.listeners.get(news.id)?.(news);
  }
}

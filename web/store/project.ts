/**
 * What outlives a page: the user area and the storage of each project, in the browser's IndexedDB.
 * A commit answers once its records have reached the disk, so that nothing that was acknowledged is
 * lost with the page.
 */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { within } from '../common/within';
import type {
  CommitRequest,
  FileRecord,
  ItemRecord,
  Records,
  WireValue,
} from '../protocol/messages';
import type { Log } from '../tt/canvas/types';

interface Schema extends DBSchema {
  files: { key: string; value: FileRecord };
  items: { key: string; value: ItemRecord };
}

type Database = IDBPDatabase<Schema>;
type Writing = IDBPTransaction<Schema, typeof STORES, 'readwrite'>;

const VERSION = 1;
const STORES = ['files', 'items'] as const;
const NOTHING: Records = { files: [], items: [] };

/** Ms that the browser may take to open the database, to read all of it, or to keep a change. */
const PATIENCE = 15_000;

export class ProjectStore {
  /** What earlier pages left; nothing if the browser keeps nothing for this page. */
  readonly kept: Promise<Records>;
  /** Empty once the browser has closed it, so that it is opened again. */
  private database: Promise<Database> | undefined;
  private isUseless = false;

  /** Projects of one origin are told apart by their names. */
  constructor(
    private readonly project: string,
    log: Log,
  ) {
    this.kept = inTime(this.read(), 'to read what earlier pages left').catch((error: unknown) => {
      this.isUseless = true;
      log.warn(`Files and storage end with this page, for the browser keeps nothing: ${error}`);
      return NOTHING;
    });
  }

  /** Keep what changed, all or none. Commits are done in the order in which they are asked for. */
  async commit(request: CommitRequest): Promise<Record<string, WireValue>> {
    return this.write((writing) => put(request, writing)).then(
      () => ({}),
      (error: unknown) => ({ problem: String(error) }),
    );
  }

  /** Forget everything; rejects if the browser does not let go of it. */
  clear(): Promise<void> {
    return this.write(async (writing) => {
      await Promise.all(STORES.map((name) => writing.objectStore(name).clear()));
    });
  }

  /** What cannot be done in full, or in time, is not done at all. */
  private async write(job: (writing: Writing) => Promise<void>): Promise<void> {
    if (this.isUseless) return;
    const database = await this.open();
    const writing = database.transaction(STORES, 'readwrite', { durability: 'strict' });
    try {
      await inTime(Promise.all([job(writing), writing.done]), 'to keep a change');
    } catch (error) {
      abort(writing);
      throw error;
    }
  }

  private async read(): Promise<Records> {
    const reading = (await this.open()).transaction(STORES);
    const [files, items] = await Promise.all([
      reading.objectStore('files').getAll(),
      reading.objectStore('items').getAll(),
    ]);
    return { files, items };
  }

  private open(): Promise<Database> {
    this.database ??= this.opened().catch((error: unknown) => {
      this.database = undefined;
      throw error;
    });
    return this.database;
  }

  private async opened(): Promise<Database> {
    const closed = () => {
      this.database = undefined;
    };
    const database = await openDB<Schema>(`pysim ${this.project}`, VERSION, {
      upgrade(empty) {
        empty.createObjectStore('files', { keyPath: 'path' });
        empty.createObjectStore('items', { keyPath: 'key' });
      },
      // Whoever deletes the database need not wait for this page to end.
      blocking: () => {
        closed();
        database.close();
      },
      // The user has the browser forget the site's data.
      terminated: closed,
    });
    return database;
  }
}

async function put({ files, items }: CommitRequest, writing: Writing): Promise<void> {
  const fileStore = writing.objectStore('files');
  const itemStore = writing.objectStore('items');
  await Promise.all([
    ...files.map((file) =>
      file.kind === 'gone' ? fileStore.delete(file.path) : fileStore.put(file),
    ),
    ...items.map(({ key, text }) =>
      text === undefined ? itemStore.delete(key) : itemStore.put({ key, text }),
    ),
  ]);
}

function abort(writing: Writing): void {
  try {
    writing.abort();
  } catch {
    // The browser itself has aborted it.
  }
}

function inTime<T>(result: Promise<T>, purpose: string): Promise<T> {
  return within(PATIENCE, result, `it took longer than ${PATIENCE / 1000} s ${purpose}`);
}

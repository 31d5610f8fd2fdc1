/**
 * What outlives a page: the user area and the storage of each project, in the browser's IndexedDB.
 * A commit answers once its records have reached the disk, so that nothing that was acknowledged is
 * lost with the page.
 */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
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

type Writing = IDBPTransaction<Schema, typeof STORES, 'readwrite'>;

const VERSION = 1;
const STORES = ['files', 'items'] as const;

export class ProjectStore {
  /** What earlier pages left; nothing if the browser keeps nothing for this page. */
  readonly kept: Promise<Records>;
  private readonly database: Promise<IDBPDatabase<Schema> | undefined>;

  /** Projects of one origin are told apart by their names. */
  constructor(
    project: string,
    private readonly log: Log,
  ) {
    this.database = open(project).catch((error: unknown) => {
      log.warn(`Files and storage end with this page, for the browser keeps nothing: ${error}`);
      return undefined;
    });
    this.kept = this.read();
  }

  /** Keep what changed, all or none. Commits are done in the order in which they are asked for. */
  async commit(request: CommitRequest): Promise<Record<string, WireValue>> {
    const writing = await this.writing();
    if (!writing) return {};
    try {
      await Promise.all([put(request, writing), writing.done]);
      return {};
    } catch (error) {
      abort(writing);
      return { problem: String(error) };
    }
  }

  /** Forget everything. */
  async clear(): Promise<void> {
    const writing = await this.writing();
    if (!writing) return;
    await Promise.all([...STORES.map((name) => writing.objectStore(name).clear()), writing.done]);
  }

  private async writing(): Promise<Writing | undefined> {
    const database = await this.database;
    return database?.transaction(STORES, 'readwrite', { durability: 'strict' });
  }

  private async read(): Promise<Records> {
    try {
      const reading = (await this.database)?.transaction(STORES);
      const [files = [], items = []] = await Promise.all([
        reading?.objectStore('files').getAll(),
        reading?.objectStore('items').getAll(),
      ]);
      return { files, items };
    } catch (error) {
      this.log.error(`What earlier pages left cannot be read: ${error}`);
      return { files: [], items: [] };
    }
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

/** What could not be done in full is not done at all. */
function abort(writing: Writing): void {
  try {
    writing.abort();
  } catch {
    // The browser itself has aborted it.
  }
}

async function open(project: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(`pysim ${project}`, VERSION, {
    upgrade(database) {
      database.createObjectStore('files', { keyPath: 'path' });
      database.createObjectStore('items', { keyPath: 'key' });
    },
  });
}

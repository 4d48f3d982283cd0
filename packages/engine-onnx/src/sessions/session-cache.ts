/** Something that holds memory until it is released. */
interface Releasable {
  release(): Promise<void>;
}

/** A share in a cached value; the value outlives it by as long as there is room. */
export interface Lease<T> {
  readonly value: T;
  /** Gives the share back; doing so twice is harmless. */
  release(): Promise<void>;
}

interface Entry<T> {
  readonly value: Promise<T>;
  readonly bytes: number;
  users: number;
}

/**
 * Values by key, each opened once however many use it. Those without a user are kept, the last used longest, while
 * together they hold at most `idleLimit` bytes.
 */
export class SessionCache<T extends Releasable> {
  readonly #idleLimit: number;
  readonly #used = new Map<string, Entry<T>>();
  /** In the order in which they became idle. */
  readonly #idle = new Map<string, Entry<T>>();

  constructor(idleLimit: number) {
    this.#idleLimit = idleLimit;
  }

  /** A share in the value of `key`, which `open` makes if there is none; it is taken to hold `bytes`. */
  async acquire(key: string, bytes: number, open: () => Promise<T>): Promise<Lease<T>> {
    const entry = this.#used.get(key) ?? this.#idle.get(key) ?? { value: open(), bytes, users: 0 };
    this.#idle.delete(key);
    this.#used.set(key, entry);
    entry.users += 1;
    try {
      const value = await entry.value;
      let released = false;
      return {
        value,
        release: async () => {
          if (released) return;
          released = true;
          await this.#leave(key, entry);
        },
      };
    } catch (error) {
      if (this.#used.get(key) === entry) this.#used.delete(key);
      throw error;
    }
  }

  /** Forgets every value without releasing it. */
  clear(): void {
    this.#used.clear();
    this.#idle.clear();
  }

  async #leave(key: string, entry: Entry<T>): Promise<void> {
    entry.users -= 1;
    if (entry.users > 0 || this.#used.get(key) !== entry) return;
    this.#used.delete(key);
    this.#idle.set(key, entry);
    let held = [...this.#idle.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [oldest, { value, bytes }] of this.#idle) {
      if (held <= this.#idleLimit) break;
      this.#idle.delete(oldest);
      held -= bytes;
      await (await value).release();
    }
  }
}

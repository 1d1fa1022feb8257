/** Records under a number (an interned key); -1 is no key. Indices ascend. */
export class KeyIndex {
  readonly #rows = new Map<number, number[]>();

  add(key: number, at: number): void {
    if (key < 0) return;
    const row = this.#rows.get(key);
    if (row === undefined) this.#rows.set(key, [at]);
    else if (row.at(-1) !== at) row.push(at);
  }

  of(key: number): readonly number[] {
    return this.#rows.get(key) ?? [];
  }

  static over(keys: Iterable<number>): KeyIndex {
    const index = new KeyIndex();
    let at = 0;
    for (const key of keys) {
      index.add(key, at);
      at += 1;
    }
    return index;
  }
}

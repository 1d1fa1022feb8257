/** Small whole numbers for texts, so that comparing two records compares numbers. -1 stands for no text. */
export class Interner {
  readonly #ids = new Map<string, number>();

  get size(): number {
    return this.#ids.size;
  }

  of(text: string | null): number {
    if (text === null || text === '') return -1;
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    this.#ids.set(text, this.#ids.size);
    return this.#ids.size - 1;
  }

  /** -1 for a text that was never given. */
  find(text: string | null): number {
    return text === null ? -1 : (this.#ids.get(text) ?? -1);
  }
}

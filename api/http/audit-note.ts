/** What a handler tells the audit about its request. Person ids only: `household:…`, `resident:…`, `property:…`, `survey:…`, `application:…`. */
export class AuditNote {
  readonly #persons = new Set<string>();
  #details: Readonly<Record<string, string | number | boolean | null>> = {};
  purpose: string | null = null;
  /** Set by a read that is to be audited though it names nobody: a look at a whole municipality. */
  isLook = false;

  saw(
    kind:
      | 'household'
      | 'resident'
      | 'property'
      | 'survey'
      | 'surveyor'
      | 'certificate'
      | 'application'
      | 'account',
    ids: Iterable<string>,
  ): void {
    for (const id of ids) this.#persons.add(`${kind}:${id}`);
  }

  /** What was asked or done, without names: kinds, counts, ids, states. */
  note(details: Readonly<Record<string, string | number | boolean | null>>): void {
    this.#details = { ...this.#details, ...details };
  }

  get persons(): string[] {
    return [...this.#persons].sort();
  }

  get details(): string {
    return JSON.stringify(this.#details);
  }
}

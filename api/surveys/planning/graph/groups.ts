/** What hangs together by pairs of any kind (union-find). */
export interface Groups {
  /** Joins the groups of two; whether they were apart. */
  join(one: number, other: number): boolean;
  /** The least member of the group. */
  of(at: number): number;
  count(): number;
}

export function groups(size: number): Groups {
  const parent = Int32Array.from({ length: size }, (_, at) => at);
  let count = size;
  const of = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] ?? root;
    for (let step = at; step !== root;) {
      const next = parent[step] ?? root;
      parent[step] = root;
      step = next;
    }
    return root;
  };
  return {
    of,
    count: () => count,
    join(one, other) {
      const [a, b] = [of(one), of(other)];
      if (a === b) return false;
      parent[Math.max(a, b)] = Math.min(a, b);
      count--;
      return true;
    },
  };
}

// What a piece of work takes of the processors, by this program and by all that it has started: the database does most.
import { readFileSync, readdirSync } from 'node:fs';

/** Linux counts hundredths of a second. */
const tickMs = 10;

/** Milliseconds so far, of ended children too. Elsewhere than on Linux only those of this program. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  const all = readProcesses();
  const started = new Set([process.pid]);
  // Who was started later may have the lesser number: until nobody comes in any more.
  for (let known = 0; known < started.size;) {
    known = started.size;
    for (const { pid, parent } of all) if (started.has(parent)) started.add(pid);
  }
  const ticks = all.reduce((sum, { pid, own, ended }) => {
    if (!started.has(pid)) return sum;
    return sum + ended + (pid === process.pid ? 0 : own);
  }, 0);
  return (user + system) / 1000 + ticks * tickMs;
}

interface Process {
  pid: number;
  parent: number;
  own: number;
  /** Of children that have ended. */
  ended: number;
}

function readProcesses(): Process[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    if (!Number.isInteger(pid)) return [];
    try {
      // The name, which stands in brackets, may hold anything.
      const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?!.*\) )/u);
      const fields = rest.split(' ').map(Number);
      const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
        (at) => fields[at] ?? 0,
      );
      return [{ pid, parent, own: user + system, ended: endedUser + endedSystem }];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

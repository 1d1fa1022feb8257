/** Runs programs/writer.ts from a test and listens to what it says. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const program = fileURLToPath(new URL('./programs/writer.ts', import.meta.url));

export interface Writer {
  /** Whether it hosts the engine, and the process that does. */
  opened: Promise<{ role: string; hostPid: number }>;
  done: Promise<void>;
  /** Resolves once it has said that it committed this many. */
  hasCommitted(count: number): Promise<void>;
  /** How many commits it knows of so far. */
  committed(): number;
  failure(): string | undefined;
  /** Resolves when the program is dead, while its host may still be noticing. */
  kill(): Promise<void>;
  /** Lets it close the engine and waits for its end. */
  finish(): Promise<void>;
  /** Resolves when all that it said has been heard. */
  exited: Promise<void>;
}

export function startWriter(folder: string, name: string, count: number): Writer {
  const child = spawn(process.execPath, [program, folder, name, String(count)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  const listeners = new Set<() => void>();
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line);
    for (const listener of listeners) listener();
  });
  const committed = () => said.filter((line) => line.startsWith('committed')).length;
  const until = async (met: () => boolean) => {
    if (met()) return;
    const heard = new Promise<void>((resolve) => listeners.add(() => void (met() && resolve())));
    const early = ended.then(() => {
      if (!met()) throw new Error(`the writer ended early; it said last: ${said.at(-1)}`);
    });
    await Promise.race([heard, early]);
  };
  const opened = until(() => said.length > 0).then(() => {
    const [, role = '', hostPid] = said[0]?.split(' ') ?? [];
    return { role, hostPid: Number(hostPid) };
  });
  const done = until(() => said.includes('done'));
  for (const promise of [opened, done]) promise.catch(() => undefined); // told to whoever awaits it
  return {
    opened,
    done,
    hasCommitted: (wanted) => until(() => committed() >= wanted),
    committed,
    failure: () => said.find((line) => line.startsWith('failed')),
    kill: async () => {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
    finish: async () => {
      child.stdin.end();
      await ended;
    },
    exited: ended,
  };
}

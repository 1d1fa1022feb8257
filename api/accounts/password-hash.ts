// argon2id at the strength of the OWASP recommendation (19 MiB, 2 passes): about 22 ms a check.
import { hash, verify } from '@node-rs/argon2';
import { Counter } from 'prom-client';
import { registry } from '../http/metrics.ts';

const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a random password that nobody knows, at the same strength: what an unknown id is checked against. */
export const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$V7pFaNE2s34nxiqlmfj0Ow$8VSrAxB/nzYW4jcW9lFFHR36c81DNSo5ciJGK6q4B5w';

const checks = new Counter({
  name: 'musubi_password_checks_total',
  help: 'Passwords compared with a hash, those of unknown ids included',
  registers: [registry],
});

export function hashPassword(password: string): Promise<string> {
  return hash(password, strength);
}

/** Without a hash (unknown id) it takes the same time and is false. */
export async function passwordMatches(kept: string | undefined, password: string): Promise<boolean> {
  checks.inc();
  const matches = await verify(kept ?? nobodysHash, password).catch(() => false);
  return matches && kept !== undefined;
}

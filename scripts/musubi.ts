// The command line of an operator: scripts/musubi COMMAND --help. One file a command in scripts/commands; each adds
// itself to the program. Commands open the house themselves, so they work beside a running server too.
import { Command } from 'commander';
import { ZodError } from 'zod';
import { Problem } from '../api/http/problem.ts';
import { accountCommand } from './commands/account.ts';
import { auditCommand } from './commands/audit.ts';
import { disasterCommand } from './commands/disaster.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { lookupCommand } from './commands/lookup.ts';
import { matchCommand } from './commands/match.ts';
import { migrateCommand } from './commands/migrate.ts';
import { municipalityCommand } from './commands/municipality.ts';
import { planCommand } from './commands/plan.ts';
import { townCommand } from './commands/town.ts';

const program = new Command('scripts/musubi')
  .description(
    'Musubi from the command line. DATABASE_URL names a server; without it the embedded database is used.',
  )
  .showHelpAfterError();
for (const command of [
  accountCommand,
  auditCommand,
  disasterCommand,
  exportCommand,
  importCommand,
  lookupCommand,
  matchCommand,
  migrateCommand,
  municipalityCommand,
  planCommand,
  townCommand,
])
  command(program);

try {
  await program.parseAsync();
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}

/** What went wrong in words for the operator; what was typed is not repeated. */
function sentenceOf(error: unknown): string {
  if (error instanceof Problem) {
    const fields = error.fields.map(({ pointer, message }) => `  ${pointer}: ${message}`);
    return [error.title, ...(error.detail === undefined ? [] : [error.detail]), ...fields].join('\n');
  }
  if (error instanceof ZodError)
    return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n');
  return error instanceof Error ? error.message : String(error);
}

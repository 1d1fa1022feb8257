// scripts/musubi migrate: brings the database to the newest schema.
import type { Command } from 'commander';
import { withHouse } from '../with-house.ts';

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to the newest schema')
    .action(async () => {
      // Opening the house is what migrates.
      await withHouse(async () => console.log('The database has the newest schema.'));
    });
}

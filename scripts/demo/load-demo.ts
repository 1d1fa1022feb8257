// Fills an empty house with むすび市: town, disaster, accounts, registers, surveys, through the same commands as
// everybody. What a broken first start left undone, the next start does.
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { createAccount } from '../../api/accounts/accounts.commands.ts';
import { addDisaster } from '../../api/accounts/disasters.commands.ts';
import { generatePassword } from '../../api/accounts/generated-password.ts';
import { createGroup } from '../../api/accounts/groups.commands.ts';
import { foundMunicipality, setSeal } from '../../api/accounts/municipality.commands.ts';
import { hashPassword } from '../../api/accounts/password-hash.ts';
import { grantablePermissions } from '../../api/accounts/permissions.ts';
import type { Permission } from '../../api/accounts/permissions.ts';
import { getPolicy } from '../../api/accounts/policy.queries.ts';
import { keepSeal } from '../../api/accounts/seal.ts';
import { recordEntry } from '../../api/audit/audit.commands.ts';
import type { Trx } from '../../api/db/database.ts';
import { inScope } from '../../api/db/scope.ts';
import type { Scope } from '../../api/db/scope.ts';
import type { House } from '../../api/http/environment.ts';
import { importKinds } from '../../api/import-kinds.ts';
import { isDatedKind } from '../../api/imports/import-kinds.contract.ts';
import { applyImport } from '../../api/imports/apply-import.ts';
import { acceptFile, openImport, startApplying } from '../../api/imports/imports.commands.ts';
import { NewImport } from '../../api/imports/imports.contract.ts';
import { getImport } from '../../api/imports/imports.queries.ts';
import { stageImport } from '../../api/imports/stage-import.ts';
import { keepLinks } from '../../api/matching/link-keeper.ts';
import { findLastRun } from '../../api/matching/links.queries.ts';
import type { DemoTown } from './demo-town.ts';

const DemoAccount = z.object({ user_id: z.string(), display_name: z.string(), password: z.string() });
export type DemoAccount = z.infer<typeof DemoAccount>;

const scopeOf = ({ municipality_code }: DemoTown): Scope => ({
  role: 'musubi_app',
  municipality: municipality_code,
});
const by = { actor: `cli:${userInfo().username}`, account_id: null, place: 'local' };

const people: {
  user_id: string;
  display_name: string;
  organisation: string;
  permissions: readonly Permission[];
}[] = [
  {
    user_id: 'madoguchi',
    display_name: '窓口 結',
    organisation: '市民課',
    permissions: ['certificate_issue'],
  },
  {
    user_id: 'zeimu',
    display_name: '税務 渚',
    organisation: '税務課',
    permissions: ['base_data_manage', 'certificate_issue'],
  },
  { user_id: 'kanri', display_name: '管理 汐', organisation: '防災課', permissions: grantablePermissions },
];

/** Loads what is missing of the town and links it, unless the house holds another. Answers the accounts, if it is this one. */
export async function loadDemo(
  house: House,
  town: DemoTown,
  say: (line: string) => void,
): Promise<DemoAccount[]> {
  const accounts = await bringTown(house, town, say);
  if (accounts === null) return [];
  await linkAll(house, town, say);
  return accounts;
}

/** The same without links. Null: the house holds another town. */
export async function bringTown(
  house: House,
  town: DemoTown,
  say: (line: string) => void,
): Promise<DemoAccount[] | null> {
  const held = await inScope(house.db, scopeOf(town), (trx) =>
    trx.selectFrom('accounts.municipality').select('municipality_code').execute(),
  );
  if (held.some(({ municipality_code }) => municipality_code !== town.municipality_code)) return null;
  if (held.length === 0) {
    say(`Founding ${town.name} ...`);
    await found(house, town);
  }
  for (const file of town.files) await bringIn(house, town, file, say);
  return readAccounts(house);
}

/** So that the counter opens on a town whose links stand; nothing where they do already. */
async function linkAll(
  house: House,
  { municipality_code, disaster }: DemoTown,
  say: (line: string) => void,
): Promise<void> {
  const of = { municipality_code, disaster_code: disaster.disaster_code };
  const last = () =>
    inScope(house.db, { role: 'musubi_app', municipality: municipality_code }, (trx) =>
      findLastRun(trx, of, 'done'),
    );
  const before = await last();
  await keepLinks(house, municipality_code);
  const after = await last();
  if (after !== null && after.run_id !== before?.run_id)
    say(`  links: ${after.links_auto ?? 0} automatic, ${after.links_candidate ?? 0} candidates`);
}

const accountsFile = (house: House) => join(house.settings.dataFolder, 'demo-accounts.json');

async function readAccounts(house: House): Promise<DemoAccount[]> {
  const text = await readFile(accountsFile(house), 'utf8').catch(() => '[]');
  return z.array(DemoAccount).parse(JSON.parse(text));
}

/** Town, seal, disaster and accounts stand together or not at all. */
async function found(house: House, town: DemoTown): Promise<void> {
  const { municipality_code, name, prefecture, mayor_title, mayor_name, plane_zone, disaster } = town;
  const [lon, lat] = town.center;
  const seal = await keepSeal(
    house.files,
    await readFile(new URL('../../geodata/sample-town/seal.png', import.meta.url)),
  );
  await inScope(house.db, scopeOf(town), async (trx) => {
    await foundMunicipality(trx, {
      municipality_code,
      name,
      prefecture,
      mayor_title,
      mayor_name,
      plane_zone,
      center: [lon, lat],
    });
    await setSeal(trx, municipality_code, 1, seal);
    await addDisaster(trx, municipality_code, { ...disaster, kind: 'training' });
    const accounts = await makeAccounts(trx, municipality_code);
    await recordEntry(trx, {
      ...by,
      municipality_code,
      disaster_code: disaster.disaster_code,
      action: 'accounts.found_demo',
      outcome: 200,
      persons: [],
      purpose: null,
      details: JSON.stringify({ accounts: accounts.length }),
    });
    await writeFile(accountsFile(house), JSON.stringify(accounts), { mode: 0o600 });
  });
}

async function makeAccounts(trx: Trx, municipality: string): Promise<DemoAccount[]> {
  const policy = await getPolicy(trx, municipality);
  const made: DemoAccount[] = [];
  for (const { permissions, ...person } of people) {
    const group = await createGroup(trx, municipality, { name: `${person.organisation}(体験)`, permissions });
    const password = generatePassword(policy);
    await createAccount(trx, municipality, {
      ...person,
      expires_on: null,
      group_ids: [group],
      password_hash: await hashPassword(password),
      must_change_password: false,
    });
    made.push({ user_id: person.user_id, display_name: person.display_name, password });
  }
  return made;
}

/** Brings one file in unless one of its kind has been. */
async function bringIn(
  house: House,
  town: DemoTown,
  { kind, path, source }: DemoTown['files'][number],
  say: (line: string) => void,
): Promise<void> {
  const scope = scopeOf(town);
  const { municipality_code } = town;
  const done = await inScope(house.db, scope, (trx) =>
    trx
      .selectFrom('imports.import')
      .select('import_id')
      .where('kind', '=', kind)
      .where('state', '=', 'applied')
      .$if(source !== undefined, (query) => query.where('source', '=', source ?? ''))
      .executeTakeFirst(),
  );
  if (done !== undefined) return;
  const kept = await house.files.keep(createReadStream(path));
  const { import_id } = await inScope(house.db, scope, async (trx) => {
    const opened = await openImport(
      trx,
      municipality_code,
      by.actor,
      NewImport.parse({
        kind,
        file_name: basename(path),
        handed_over_by: '体験用データ',
        received_by: '体験用データ',
        medium: '体験用データ',
        medium_disposal: 'なし',
        ...(kind === 'surveys' ? { disaster_code: town.disaster.disaster_code } : {}),
        ...(isDatedKind(kind) ? { as_of: town.registers_of } : {}),
        ...(source === undefined ? {} : { source }),
      }),
    );
    return acceptFile(trx, opened.import_id, kept);
  });
  const job = { house, kinds: importKinds, municipality_code, import_id };
  await stageImport(job);
  await inScope(house.db, scope, (trx) => startApplying(trx, import_id, false, importKinds));
  await applyImport(job, by);
  const { rows_new } = await inScope(house.db, scope, (trx) => getImport(trx, import_id));
  say(`  ${kind}: ${rows_new ?? 0} rows`);
}

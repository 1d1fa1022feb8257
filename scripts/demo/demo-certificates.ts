// The first papers: issued where the house is proven, and where it is not, a second person is asked.
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { issue, record, render } from '../../api/certificates/certificates.commands.ts';
import { NewCertificate } from '../../api/certificates/certificates.contract.ts';
import { askForOverride, checkHouse } from '../../api/certificates/guard.commands.ts';
import type { House } from '../../api/http/environment.ts';
import { asClerk } from './demo-clerk.ts';
import type { DemoTown } from './demo-town.ts';

const most = 8;
const mostAsked = 2;

/** For the agreed applications, each in a transaction of its own. Answers how many; none where there are some already. */
export async function issueCertificates(house: House, town: DemoTown): Promise<number> {
  const agreed = await asClerk(house, town, async (trx) => {
    const { count } = await trx
      .selectFrom('certificates.certificate')
      .select(sql<number>`count(*)`.as('count'))
      .executeTakeFirstOrThrow();
    if (count > 0) return [];
    return trx
      .selectFrom('certificates.application as a')
      .innerJoin('matching.v_confirmation as c', 'c.confirmation_id', 'a.confirmation_id')
      .select(['a.application_id', 'a.confirmation_id', 'c.survey_number'])
      .where('a.state', '=', 'agreed')
      .orderBy('a.application_number')
      .execute();
  });
  let issued = 0;
  let asked = 0;
  for (const { application_id, confirmation_id, survey_number } of agreed ?? []) {
    if (confirmation_id === null || issued === most) continue;
    await asClerk(house, town, async (trx, place) => {
      const { is_open } = await checkHouse(trx, place, { confirmation_id, slip_number: survey_number });
      if (!is_open) {
        if (asked === mostAsked) return;
        asked += 1;
        await askForOverride(trx, place, {
          override_id: uuidv7(),
          confirmation_id,
          reason: '調査済証と本人の説明が一致。台帳の地番だけが古い',
        });
        return;
      }
      const certificate_id = uuidv7();
      await issue(
        trx,
        { ...place, folder: house.settings.dataFolder, origin: `http://localhost:${house.settings.port}` },
        NewCertificate.parse({ certificate_id, confirmation_id, application_id }),
      );
      await render(trx, house.files, place, certificate_id);
      await record(trx, place, certificate_id, 'printed');
      if (issued % 4 !== 3) await record(trx, place, certificate_id, 'handed_over');
      issued += 1;
    });
  }
  return issued;
}

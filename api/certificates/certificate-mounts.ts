// What the routes of this room share: who asks for which place, what the audit notes, who is told.
import type { Context } from 'hono';
import type { AuditNote } from '../http/audit-note.ts';
import type { Env, House } from '../http/environment.ts';
import type { Asking } from '../http/mounts.ts';
import type { CertificateSummary } from './certificates.contract.ts';
import type { Issuing } from './certificates.commands.ts';

export const counter = { exposure: 'staff', permission: 'certificate_issue' } as const;
export const administration = { exposure: 'staff', permission: 'administration' } as const;

/** With what issuing needs besides: the data folder, and the host that the clerk works on. */
export function placeOf(c: Pick<Context<Env>, 'req'> & { var: { asking: Asking; house: House } }): Issuing {
  const { municipality, disaster, session } = c.var.asking;
  return {
    municipality,
    disaster,
    account: session.account_id,
    folder: c.var.house.settings.dataFolder,
    origin: new URL(c.req.url).origin,
  };
}

type Seen = Pick<CertificateSummary, 'certificate_id' | 'household_number' | 'property_number'>;

export function sawCertificates(audit: AuditNote, certificates: readonly Seen[]): void {
  audit.saw(
    'certificate',
    certificates.map((one) => one.certificate_id),
  );
  audit.saw(
    'household',
    certificates.flatMap((one) => one.household_number ?? []),
  );
  // An owner's paper names the owner of a building and no household.
  audit.saw(
    'property',
    certificates.flatMap((one) => (one.household_number === null ? (one.property_number ?? []) : [])),
  );
}

interface Telling {
  audit: AuditNote;
  house: House;
  asking: Asking;
  afterCommit: (work: () => void) => void;
}

/** Ids only go out, after the commit. */
export function tellChange({ house, asking, afterCommit, audit }: Telling, certificate: Seen): void {
  sawCertificates(audit, [certificate]);
  const { municipality } = asking;
  afterCommit(() =>
    house.live.publish({ municipality, topic: 'certificates', id: certificate.certificate_id }),
  );
}

/** An application was answered by a certificate; its lists are told as well. */
export function sawAnswered({ house, asking, afterCommit, audit }: Telling, application_id: string): void {
  audit.saw('application', [application_id]);
  const { municipality } = asking;
  afterCommit(() => house.live.publish({ municipality, topic: 'applications', id: application_id }));
}

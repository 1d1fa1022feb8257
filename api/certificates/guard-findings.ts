// What a kind of evidence says, and what hangs together by it. Pure.
import { EvidenceKind } from './guard.contract.ts';
import type { FindingCode } from './guard.contract.ts';

/** What is to be one and the same house's. */
export type End = 'applicant' | 'household' | 'survey' | 'building';

export type Stand = 'agree' | 'contradict' | 'silent';

export interface Finding {
  readonly kind: EvidenceKind;
  readonly code: FindingCode;
  readonly stand: Stand;
  /** The two that it ties to one another by itself; null where it only supports. */
  readonly ties: readonly [End, End] | null;
}

/** What is still open: something contradicts, or this one is not tied to the survey. */
export type Missing = 'contradiction' | Exclude<End, 'survey'>;

export interface Judgement {
  readonly stands: Readonly<Record<EvidenceKind, Stand>>;
  readonly findings: readonly Finding[];
  readonly missing: readonly Missing[];
  readonly isProven: boolean;
}

export const agree = (code: FindingCode, ties: Finding['ties']): Finding => finding(code, 'agree', ties);
export const contradict = (code: FindingCode): Finding => finding(code, 'contradict', null);
export const silent = (code: FindingCode): Finding => finding(code, 'silent', null);

function finding(code: FindingCode, stand: Stand, ties: Finding['ties']): Finding {
  return { kind: EvidenceKind.parse(code.split('.')[0]), code, stand, ties };
}

/** Proven when nothing contradicts and nothing is missing that must hang together with the survey. */
export function judgementOf(findings: readonly Finding[], missing: readonly Missing[]): Judgement {
  const stands = {
    slip: standOf(findings, 'slip'),
    pointing: standOf(findings, 'pointing'),
    name: standOf(findings, 'name'),
    address: standOf(findings, 'address'),
    records: standOf(findings, 'records'),
  };
  const isContradicted = findings.some(({ stand }) => stand === 'contradict');
  const open: Missing[] = isContradicted ? ['contradiction', ...missing] : [...missing];
  return { stands, findings, missing: open, isProven: open.length === 0 };
}

/** One contradiction outweighs any agreement of its kind. */
function standOf(findings: readonly Finding[], wanted: EvidenceKind): Stand {
  const own = findings.filter(({ kind }) => kind === wanted).map(({ stand }) => stand);
  if (own.includes('contradict')) return 'contradict';
  return own.includes('agree') ? 'agree' : 'silent';
}

/** All that hang together with the survey. */
export function tiedToSurvey(findings: readonly Finding[]): ReadonlySet<End> {
  const reached = new Set<End>(['survey']);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const { ties } of findings)
      if (ties !== null && ties.some((end) => reached.has(end))) for (const end of ties) reached.add(end);
  }
  return reached;
}

/** The kinds that contradict, as an override must name them. */
export function contradictionsOf({ stands }: Pick<Judgement, 'stands'>): EvidenceKind[] {
  return EvidenceKind.options.filter((kind) => stands[kind] === 'contradict');
}

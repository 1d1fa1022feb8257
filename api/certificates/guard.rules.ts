// Whether a house is proven: the wrong-house guard's decision. Pure.
import { EvidenceKind } from './guard.contract.ts';
import { findEvidence } from './guard-evidence.ts';
import type { End, Finding } from './guard-evidence.ts';
import type { HouseFacts } from './guard-facts.ts';

export type Stand = Finding['stand'];

/** What is still open: something contradicts, or this one is not tied to the survey. */
export type Missing = 'contradiction' | 'applicant' | 'household' | 'building';

export interface Judgement {
  readonly stands: Readonly<Record<EvidenceKind, Stand>>;
  readonly findings: readonly Finding[];
  readonly missing: readonly Missing[];
  readonly isProven: boolean;
}

/**
 * Proven when nothing contradicts and applicant, household, building and survey hang together by what was found. Slip and
 * finger come from the applicant, name and address from the household, so at least two independent kinds agree. The
 * point at which a survey was recorded ties nothing: it may be the street's, or the neighbour's.
 */
export function judgeHouse(facts: HouseFacts): Judgement {
  const findings = findEvidence(facts);
  const reached = reach('survey', findings);
  const missing: Missing[] = [];
  if (findings.some(({ stand }) => stand === 'contradict')) missing.push('contradiction');
  if (!reached.has('applicant')) missing.push('applicant');
  if (!reached.has('household')) missing.push('household');
  const isOwned = reached.has('household') && findings.some(({ code }) => code === 'name.owner_is_resident');
  if (facts.building !== null && !reached.has('building') && !isOwned) missing.push('building');
  return {
    stands: standsOf(findings),
    findings,
    missing,
    isProven: missing.length === 0,
  };
}

/** All that hang together with one end. */
function reach(from: End, findings: readonly Finding[]): ReadonlySet<End> {
  const reached = new Set<End>([from]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const { ties } of findings)
      if (ties !== null && ties.some((end) => reached.has(end))) for (const end of ties) reached.add(end);
  }
  return reached;
}

export function standsOf(findings: readonly Finding[]): Judgement['stands'] {
  return {
    slip: standOf(findings, 'slip'),
    pointing: standOf(findings, 'pointing'),
    name: standOf(findings, 'name'),
    address: standOf(findings, 'address'),
    records: standOf(findings, 'records'),
  };
}

/** One contradiction outweighs any agreement of its kind. */
function standOf(findings: readonly Finding[], wanted: EvidenceKind): Stand {
  const own = findings.filter(({ kind }) => kind === wanted).map(({ stand }) => stand);
  if (own.includes('contradict')) return 'contradict';
  return own.includes('agree') ? 'agree' : 'silent';
}

/** The kinds that contradict, as an override must name them. */
export function contradictionsOf({ stands }: Pick<Judgement, 'stands'>): EvidenceKind[] {
  return EvidenceKind.options.filter((kind) => stands[kind] === 'contradict');
}

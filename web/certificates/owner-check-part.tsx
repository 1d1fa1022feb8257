import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useStaff } from '../frame/staff-context.tsx';
import { ApplicantStrip } from './applicant-strip.tsx';
import type { Where } from './certificates.data.ts';
import { groundCheckQuery } from './house-check.data.ts';
import { HouseCheckPanel } from './house-check.panel.tsx';
import { useApplicantWindow } from './use-applicant-window.ts';

/** 照合 before an owner's paper that rests on no confirmation: slip, finger, and what the records say of the building. */
export function OwnerCheckPart({
  where,
  propertyNumber,
  surveyNumber,
  onOpen,
}: {
  where: Where;
  propertyNumber: string;
  surveyNumber: string;
  /** Whether certificates may be issued. */
  onOpen: (isOpen: boolean) => void;
}): ReactNode {
  const { municipality } = useStaff();
  const applicant = useApplicantWindow(where);
  const ground = { propertyNumber, surveyNumber };
  const check = useQuery(groundCheckQuery(where, ground));
  const isOpen = check.data?.is_open === true;
  useEffect(() => onOpen(isOpen), [isOpen, onOpen]);
  return (
    <>
      <ApplicantStrip municipality={municipality} applicant={applicant} onNext={applicant.next} />
      <HouseCheckPanel where={where} ground={ground} slip={null} applicant={applicant} isLookedOn={false} />
    </>
  );
}

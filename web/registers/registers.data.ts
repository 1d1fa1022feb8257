import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ProtectionView, type NewProtection } from '../../api/registers/registers.contract.ts';
import { call } from '../call.ts';

/** Households under 支援措置. Each look is audited, so it is not repeated by itself. */
export function protectionsQuery(municipality: string) {
  return queryOptions({
    queryKey: ['protections', municipality],
    queryFn: () => call('GET', `/api/${municipality}/protections`, z.array(ProtectionView)),
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

export function addProtection(
  municipality: string,
  given: NewProtection,
  key: string,
): Promise<ProtectionView> {
  return call('POST', `/api/${municipality}/protections`, ProtectionView, { body: given, key });
}

export function endProtection(municipality: string, id: string, key: string): Promise<ProtectionView> {
  return call('POST', `/api/${municipality}/protections/${id}/end`, ProtectionView, { body: {}, key });
}
